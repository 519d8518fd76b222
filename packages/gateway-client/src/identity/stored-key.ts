import type { KeyValueStore } from "@pincer/shared";
import { isRecord, type SecretKeeper } from "@pincer/shared/internal";

import { exclusive, type Turn } from "./exclusive.ts";
import { damagedKey, identityError } from "./identity-error.ts";
import { type DeviceKey, deviceOf, isPair, makeKeyPair } from "./key-pair.ts";
import { requireSubtle } from "./web-crypto.ts";

/** Under which the key is kept, as JSON with the key as a JWK. */
export const keyName = "pincer/device-key";

/**
 * The device whose key is in the store; a new one where there is none. Who asks at the same moment gets the same one.
 *
 * @param signal when it is aborted nothing is written any more
 * @throws GatewayAuthError where the key is damaged, or the store does not keep what it is given
 */
export async function storedDevice(
  store: KeyValueStore,
  keeper: SecretKeeper,
  signal?: AbortSignal,
): Promise<DeviceKey> {
  requireSubtle();
  // Who finds one needs no turn, and waits for nobody.
  const found: unknown = await store.get(keyName);
  if (found !== undefined && found !== null) return read(found, store, keeper);
  const find = async (turn: Turn): Promise<unknown> => (await store.get(keyName)) ?? (await create(store, turn));
  return read(await exclusive(store, keyName, find, signal), store, keeper);
}

async function create(store: KeyValueStore, turn: Turn): Promise<unknown> {
  const { privateKey } = await makeKeyPair(true);
  const { kty, crv, x, d } = await requireSubtle().exportKey("jwk", privateKey);
  const text = JSON.stringify({ version: 1, jwk: { kty, crv, x, d } });
  if (store.add !== undefined) return turn.write(async () => store.add?.(keyName, text));
  await turn.write(() => store.set(keyName, text));
  // Another process may have written in between: what is there now is what all use.
  const kept: unknown = await store.get(keyName);
  if (typeof kept === "string") return kept;
  throw identityError("configuration", `${placeOf(store)} does not keep what it is given.`, [
    "Its `get` must give what `set` was given last.",
  ]);
}

async function read(text: unknown, store: KeyValueStore, keeper: SecretKeeper): Promise<DeviceKey> {
  const place = `${placeOf(store)} under "${keyName}"`;
  const jwk = parse(text);
  if (jwk === undefined) throw damagedKey(place, "it is not JSON with an Ed25519 key");
  keeper.add(jwk.d);
  const { privateKey, publicKey } = await importKeys(jwk, place);
  return deviceOf(privateKey, publicKey);
}

async function importKeys({ x, d }: { x: string; d: string }, place: string): Promise<CryptoKeyPair> {
  const subtle = requireSubtle();
  const shared = { kty: "OKP", crv: "Ed25519", x } as const;
  let keys: CryptoKeyPair;
  try {
    keys = {
      privateKey: await subtle.importKey("jwk", { ...shared, d }, "Ed25519", false, ["sign"]),
      publicKey: await subtle.importKey("jwk", shared, "Ed25519", true, ["verify"]),
    };
  } catch {
    throw damagedKey(place, "WebCrypto does not take it"); // without its message, which may show the key
  }
  if (await isPair(keys.privateKey, keys.publicKey)) return keys;
  throw damagedKey(place, "its two halves do not belong together");
}

function parse(text: unknown): { x: string; d: string } | undefined {
  try {
    const root: unknown = JSON.parse(String(text));
    const jwk = isRecord(root) && root["version"] === 1 ? root["jwk"] : undefined;
    if (!isRecord(jwk) || jwk["crv"] !== "Ed25519") return undefined;
    const { x, d } = jwk;
    return typeof x === "string" && typeof d === "string" ? { x, d } : undefined;
  } catch {
    return undefined; // the parser's message quotes the text
  }
}

function placeOf({ name }: KeyValueStore): string {
  return typeof name === "string" ? name : "the `store`";
}
