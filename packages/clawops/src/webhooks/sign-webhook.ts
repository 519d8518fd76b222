import { readFields, signedBytes, type WebhookParams } from "./form-fields.ts";
import { inWords } from "./in-words.ts";
import { importKey, readKeys, subtle } from "./signing-key.ts";

/** What a webhook's signature covers, and the key. */
export interface SignWebhookOptions {
  /** The URL exactly as it was registered, with its query. */
  readonly url: string;
  /** The fields of the form. */
  readonly params: WebhookParams;
  /** The account's signing key. */
  readonly signingKey: string;
}

/** A signed webhook, ready to be sent: `fetch(url, form)`, `new Request(url, form)`. */
export interface SignedWebhook {
  /** As ClawOps sends it. */
  readonly method: "POST";
  /** `content-type` and `x-signature`. */
  readonly headers: Record<string, string>;
  /** The form, encoded. */
  readonly body: string;
}

/**
 * The `X-Signature` that ClawOps would send, for tests of your own: base64 of the HMAC-SHA256, under the signing key, of the URL
 * followed by the name and value of every field, sorted by the code points of the names.
 *
 * @throws WebhookVerificationError (`kind: "invalid-argument"`) without a key, or for what cannot be signed
 */
export function signWebhook(options: SignWebhookOptions): Promise<string> {
  return inWords(sign(options));
}

async function sign({ url, params, signingKey }: SignWebhookOptions): Promise<string> {
  const [key = ""] = readKeys(signingKey);
  const signature = await subtle().sign("HMAC", await importKey(key), signedBytes(url, readFields(params)));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}

/**
 * A whole webhook as ClawOps would send it, for tests of your own.
 *
 * @throws WebhookVerificationError (`kind: "invalid-argument"`) without a key, or for what cannot be signed
 * @example
 * await fetch(url, await signWebhookRequest({ url, params: { CallId: "CA1", CallStatus: "completed" }, signingKey }));
 */
export async function signWebhookRequest(options: SignWebhookOptions): Promise<SignedWebhook> {
  return {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-signature": await signWebhook(options),
    },
    body: new URLSearchParams(Object.fromEntries(readFields(options.params))).toString(),
  };
}
