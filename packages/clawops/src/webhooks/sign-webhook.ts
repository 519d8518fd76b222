import { inWords } from "./in-words.ts";
import { sign } from "./signature.ts";
import type { SignedWebhook, SignWebhookOptions } from "./signed-webhook.ts";

/**
 * The `X-Signature` that ClawOps would send, for tests of your own: base64 of the HMAC-SHA256, under the signing key, of the URL
 * followed by the name and value of every field, sorted by the code points of the names.
 *
 * @throws WebhookVerificationError (`kind: "invalid-argument"`) without a key, an absolute URL or fields of text
 */
export async function signWebhook(options: SignWebhookOptions): Promise<string> {
  return (await signWebhookRequest(options)).headers["x-signature"];
}

/**
 * A whole webhook as ClawOps would send it, for tests of your own.
 *
 * @throws WebhookVerificationError (`kind: "invalid-argument"`) without a key, an absolute URL or fields of text
 * @example
 * await fetch(url, await signWebhookRequest({ url, params: { CallId: "CA1", CallStatus: "completed" }, signingKey }));
 */
export function signWebhookRequest(options: SignWebhookOptions): Promise<SignedWebhook> {
  return inWords(sign({ ...options }), true);
}
