import { checkLength, type BodyLimits } from "./body-limits.ts";
import type { WebhookParams } from "./form-fields.ts";
import { readStream } from "./read-stream.ts";
import { Refusal } from "./refusal.ts";
import { isFetchRequest, type WebhookRequest } from "./request.ts";

/** ClawOps sends about a dozen; sorting a megabyte of them for a stranger would cost too much. */
const MAX_FIELDS = 1000;

/** The fields of a request's form, or what the framework's parser made of it. */
export async function readForm(request: WebhookRequest, limits: BodyLimits): Promise<WebhookParams> {
  const body: unknown = isFetchRequest(request) ? await readStream(request, limits) : request.body;
  if (body === undefined || body === null) throw new Refusal("no-body");
  if (typeof body === "object" && ("getReader" in body || Symbol.asyncIterator in body)) throw new Refusal("stream");
  const isBytes = body instanceof ArrayBuffer || ArrayBuffer.isView(body);
  if (!isBytes && typeof body !== "string") return body as WebhookParams;
  checkLength(isBytes ? body.byteLength : body.length, limits);
  return parseForm(isBytes ? decodeText(body as ArrayBuffer) : body);
}

function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal("not-utf-8");
  }
}

/** Unlike `URLSearchParams`, which repairs what is broken and so changes what was signed. */
function parseForm(text: string): Array<[string, string]> {
  if (/^\s*[[{]/.test(text)) throw new Refusal("json");
  const pairs = text.replaceAll("+", " ").split("&").filter(Boolean);
  if (pairs.length > MAX_FIELDS) throw new Refusal("too-many-fields", MAX_FIELDS);
  try {
    return pairs.map((pair) => {
      const [name = "", ...rest] = pair.split("=");
      return [decodeURIComponent(name), decodeURIComponent(rest.join("="))];
    });
  } catch {
    throw new Refusal("bad-escape");
  }
}
