import type { Attempt } from "./find-reason.ts";
import { readFields, signedBytes, type WebhookParams } from "./form-fields.ts";
import { inWords } from "./in-words.ts";
import { readSignature } from "./read-signature.ts";
import { Refusal } from "./refusal.ts";
import { importKey, readKeys, subtle, type SigningKey } from "./signing-key.ts";

/** What {@link verifyWebhook} needs to know of a webhook. */
export interface VerifyWebhookOptions {
  /** The URL exactly as it was registered with ClawOps, with its query: no other spelling of it verifies. */
  readonly url: string;
  /** The fields of the form, decoded, all of them. */
  readonly params: WebhookParams;
  /** The header `X-Signature` as it came. */
  readonly signature: string | readonly string[] | null | undefined;
  /** The account's signing key from the ClawOps console. During a change of keys, the new and the old one. */
  readonly signingKey: SigningKey;
  /**
   * Whether a signature that does not match is tried against other spellings of the URL, so that the error can say which one
   * would have matched. None of them is accepted. It costs up to about 100 HMACs for each bad request and key.
   * @default true
   */
  readonly explain?: boolean | undefined;
}

/**
 * Checks that ClawOps sent a webhook: base64 of the HMAC-SHA256, under the signing key, of the URL followed by the name and
 * value of every field, sorted by the code points of the names (ClawOps guide, webhooks).
 *
 * The signature has no time in it: it stays good for ever, and a delivery may come twice. Make the handler idempotent, by
 * `MessageId` and `Status`, or `CallId`, `TransferSequence` and `TransferStatus`.
 *
 * @returns always `true`
 * @throws WebhookVerificationError that says which part is wrong. Its message is for your log, not for the sender.
 */
export function verifyWebhook(options: VerifyWebhookOptions): Promise<true> {
  return inWords(verify({ ...options }));
}

/** The same with a {@link Refusal}. `clues` gives other URLs that the request may have been sent to, for the explanation. */
export async function verify(options: VerifyWebhookOptions, clues?: Attempt["clues"]): Promise<true> {
  const { url, params, signingKey, explain } = options;
  const keys = readKeys(signingKey);
  const signature = readSignature(options.signature);
  const fields = readFields(params);
  if (!/^https?:\/\//i.test(url)) throw new Refusal("url");
  // The platform compares, for it does so in constant time.
  const matches: Attempt["matches"] = async (url, key) =>
    subtle().verify("HMAC", await importKey(key), signature, signedBytes(url, fields));
  let isGenuine = false;
  // All keys, also after a match: the time tells nothing then.
  for (const key of keys) if (await matches(url, key)) isGenuine = true;
  if (!isGenuine) throw new Refusal("mismatch", { url, keys, fields, matches, clues, explain });
  return true;
}
