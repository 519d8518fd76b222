import { Refusal } from "./refusal.ts";

/** The account's signing key, or several while one takes over from another; `undefined` in a list is skipped. */
export type SigningKey = string | ReadonlyArray<string | undefined> | undefined;

/** Importing costs about as much as signing; a server of many accounts has many keys. */
const MAX_IMPORTED = 100;

/** In this module alone, so that no object that can be printed holds a key. */
const imported = new Map<string, Promise<CryptoKey>>();

/** The keys that were given, at least one. */
export function readKeys(signingKey: SigningKey): string[] {
  const keys = [signingKey].flat().filter(Boolean) as string[];
  if (keys.length === 0 || keys.some((key) => typeof key !== "string")) throw new Refusal("key");
  return keys;
}

/** The key as WebCrypto has it, imported once. */
export function importKey(text: string): Promise<CryptoKey> {
  let key = imported.get(text);
  if (key === undefined) {
    const bytes = new TextEncoder().encode(text);
    key = subtle().importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
    if (imported.size >= MAX_IMPORTED) imported.clear();
    imported.set(text, key);
  }
  return key;
}

/** WebCrypto; a web page without https does not have it. */
export function subtle(): SubtleCrypto {
  const found = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
  if (found === undefined) throw new Refusal("webcrypto");
  return found;
}
