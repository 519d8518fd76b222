/** What a webhook's signature covers. */
export interface SignWebhookOptions {
  /** The URL exactly as it was registered, with its query. */
  readonly url: string;
  /** The fields of the form. */
  readonly params: Readonly<Record<string, string>>;
  /** The account's signing key. */
  readonly signingKey: string;
}

/**
 * The `X-Signature` of a webhook: base64 of the HMAC-SHA256, under the signing key, of the URL followed by every key and value,
 * sorted by key.
 */
export async function signWebhook({ url, params, signingKey }: SignWebhookOptions): Promise<string> {
  const encoder = new TextEncoder();
  const fields = Object.keys(params)
    .sort()
    .map((key) => `${key}${params[key]}`);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(signingKey), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, encoder.encode(url + fields.join("")));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}
