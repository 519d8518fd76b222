import type { Attempt } from "./find-reason.ts";
import { checkUrl, readFields, signedBytes } from "./form-fields.ts";
import { readSignature } from "./read-signature.ts";
import { Refusal } from "./refusal.ts";
import type { SignedWebhook, SignWebhookOptions } from "./signed-webhook.ts";
import { importKey, readKeys, subtle } from "./signing-key.ts";
import type { VerifyWebhookOptions } from "./verify-options.ts";

/**
 * Verifies; rejects with a {@link Refusal}. `clues` gives other URLs that the request may have been sent to, for the explanation.
 * All that is given is read before anything is waited for.
 */
export async function verify(options: VerifyWebhookOptions, clues?: Attempt["clues"]): Promise<true> {
  const { url, params, signingKey, explain } = options;
  const keys = readKeys(signingKey);
  const signature = readSignature(options.signature);
  const fields = readFields(params);
  checkUrl(url);
  // The platform compares, for it does so in constant time.
  const matches: Attempt["matches"] = async (url, key) =>
    subtle().verify("HMAC", await importKey(key), signature, signedBytes(url, fields));
  let isGenuine = false;
  // All keys, also after a match: the time tells nothing then.
  for (const key of keys) if (await matches(url, key)) isGenuine = true;
  if (!isGenuine) throw new Refusal("mismatch", { url, keys, fields, matches, clues, explain });
  return true;
}

/** Signs; rejects with a {@link Refusal}. All that is given is read before anything is waited for. */
export async function sign({ url, params, signingKey }: SignWebhookOptions): Promise<SignedWebhook> {
  const [key = ""] = readKeys(signingKey);
  const fields = readFields(params);
  checkUrl(url);
  const signature = await subtle().sign("HMAC", await importKey(key), signedBytes(url, fields));
  return {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-signature": btoa(String.fromCharCode(...new Uint8Array(signature))),
    },
    body: String(new URLSearchParams(fields as [string, string][])),
  };
}
