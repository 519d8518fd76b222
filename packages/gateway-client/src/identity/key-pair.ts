import { toBase64url } from "./base64url.ts";
import { requireSubtle, withoutEd25519 } from "./web-crypto.ts";

/** A device as its gateways know it, and what signs for it. */
export interface DeviceKey {
  readonly id: string;
  /** The raw key, base64url. */
  readonly publicKey: string;
  /** The signature, base64url. */
  sign(text: string): Promise<string>;
}

/** A new key pair. One that is to be kept as a text must be extractable. */
export async function makeKeyPair(extractable: boolean): Promise<CryptoKeyPair> {
  const subtle = requireSubtle();
  try {
    return await subtle.generateKey("Ed25519", extractable, ["sign", "verify"]);
  } catch (error) {
    throw withoutEd25519(error);
  }
}

/** The device of a key pair. */
export async function deviceOf(privateKey: CryptoKey, publicKey: CryptoKey): Promise<DeviceKey> {
  const subtle = requireSubtle();
  const raw = new Uint8Array(await subtle.exportKey("raw", publicKey));
  return {
    id: await deviceId(raw),
    publicKey: toBase64url(raw),
    sign: async (text) =>
      toBase64url(new Uint8Array(await subtle.sign("Ed25519", privateKey, new TextEncoder().encode(text)))),
  };
}

/** The id of a device: the SHA-256 of its raw public key, lower-case hex. */
export async function deviceId(rawPublicKey: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await requireSubtle().digest("SHA-256", rawPublicKey));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** True where what the private key signs is what the public key accepts. */
export async function isPair(privateKey: CryptoKey, publicKey: CryptoKey): Promise<boolean> {
  const subtle = requireSubtle();
  const probe = crypto.getRandomValues(new Uint8Array(32));
  return subtle.verify("Ed25519", publicKey, await subtle.sign("Ed25519", privateKey, probe), probe);
}
