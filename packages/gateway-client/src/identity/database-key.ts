import { damagedKey } from "./identity-error.ts";
import { databaseName, inTable } from "./indexed-db.ts";
import { type DeviceKey, deviceOf, isPair, makeKeyPair } from "./key-pair.ts";

const keyName = "device";

/**
 * The device whose key is in this page's database; a new one where there is none. The private key cannot be taken out of it, not
 * even by the page. Pages that ask at the same moment get the same one.
 *
 * @throws GatewayAuthError where what is there is no key
 */
export async function databaseDevice(): Promise<DeviceKey> {
  let found: unknown = await inTable<unknown>("keys", "readonly", (table) => table.get(keyName));
  if (found === undefined) {
    // Made before the transaction, which does not wait for other work; whoever wrote first has won.
    const made = await makeKeyPair(false);
    await inTable("keys", "readwrite", (table) => {
      const request = table.get(keyName);
      request.addEventListener("success", () => {
        if (request.result === undefined) table.put({ ...made }, keyName);
      });
      return request;
    });
    found = await inTable<unknown>("keys", "readonly", (table) => table.get(keyName));
  }
  const { privateKey, publicKey } = (found ?? {}) as Partial<Record<keyof CryptoKeyPair, unknown>>;
  const place = `the IndexedDB database "${databaseName}" of ${globalThis.location?.origin ?? "this page"}`;
  if (!(privateKey instanceof CryptoKey && publicKey instanceof CryptoKey)) throw damagedKey(place, "it is no key");
  if (await isPair(privateKey, publicKey).catch(() => false)) return deviceOf(privateKey, publicKey);
  throw damagedKey(place, "its two halves do not belong together");
}
