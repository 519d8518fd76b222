import { type Field, readFields, signedBytes, type WebhookParams } from "./form-fields.ts";
import { inWords } from "./in-words.ts";
import { Refusal } from "./refusal.ts";
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
 * @throws WebhookVerificationError (`kind: "invalid-argument"`) without a key, an absolute URL or fields of text
 */
export async function signWebhook(options: SignWebhookOptions): Promise<string> {
  return (await inWords(sign({ ...options }))).signature;
}

async function sign({ url, params, signingKey }: SignWebhookOptions): Promise<{ signature: string; fields: Field[] }> {
  const [key = ""] = readKeys(signingKey);
  if (typeof url !== "string" || !/^https?:\/\//i.test(url) || !URL.canParse(url)) throw new Refusal("own-url", url);
  const fields = readFields(params, "own-field");
  const signature = await subtle().sign("HMAC", await importKey(key), signedBytes(url, fields));
  return { signature: btoa(String.fromCharCode(...new Uint8Array(signature))), fields };
}

/**
 * A whole webhook as ClawOps would send it, for tests of your own.
 *
 * @throws WebhookVerificationError (`kind: "invalid-argument"`) without a key, an absolute URL or fields of text
 * @example
 * await fetch(url, await signWebhookRequest({ url, params: { CallId: "CA1", CallStatus: "completed" }, signingKey }));
 */
export async function signWebhookRequest(options: SignWebhookOptions): Promise<SignedWebhook> {
  const { signature, fields } = await inWords(sign({ ...options }));
  return {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-signature": signature,
    },
    body: new URLSearchParams(Object.fromEntries(fields)).toString(),
  };
}
