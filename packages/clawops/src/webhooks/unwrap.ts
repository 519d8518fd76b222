import { isRecord } from "@pincer/shared/internal";

import type { WebhookEvent } from "./event-types.ts";
import { readFields } from "./form-fields.ts";
import { forwardedUrl, possibleUrls } from "./forwarded-url.ts";
import { inWords } from "./in-words.ts";
import { readForm } from "./read-form.ts";
import { readSignature } from "./read-signature.ts";
import { Refusal } from "./refusal.ts";
import { requestUrl } from "./request-url.ts";
import { headerReader, type WebhookRequest } from "./request.ts";
import { verify } from "./signature.ts";
import { readKeys } from "./signing-key.ts";
import { toEvent } from "./to-event.ts";
import type { UnwrapWebhookOptions } from "./unwrap-webhook.ts";

/** Reads, verifies and tells apart. */
export function unwrap(request: WebhookRequest, options: UnwrapWebhookOptions): Promise<WebhookEvent> {
  return inWords(read(request, options));
}

async function read(request: WebhookRequest, options: UnwrapWebhookOptions): Promise<WebhookEvent> {
  if (!isRecord(request) || !isRecord(request.headers)) throw new Refusal("request-type");
  const header = headerReader(request.headers);
  const signature = header("x-signature");
  checkForm(request, header("content-type"));
  // Without them the body is not worth reading.
  readKeys(options.signingKey);
  readSignature(signature);
  // Once, so that what is given out is what was verified.
  const params = readFields(await readForm(request, options));
  const arrived = requestUrl(request, header);
  const url = options.url ?? (options.trustForwarded === true ? forwardedUrl(arrived, header) : arrived);
  await verify({ ...options, url, params, signature }, () => possibleUrls(arrived, header));
  return toEvent(Object.fromEntries(params));
}

function checkForm({ method }: WebhookRequest, type: string | undefined): void {
  if (typeof method !== "string") throw new Refusal("request-type");
  if (method.toUpperCase() !== "POST") throw new Refusal("method", method);
  if (type !== undefined && !/^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(type))
    throw new Refusal("content-type", type);
}
