/**
 * A key pair that tells a device from others. Give one as `device` where the key is not to be made and kept by the client: a
 * hardware key, a key vault, or a page without WebCrypto.
 *
 * @example
 * // with @noble/ed25519, which works without WebCrypto where it is given a SHA-512
 * const device = { id, publicKey, sign: (text) => ed.signAsync(new TextEncoder().encode(text), secretKey) };
 */
export interface DeviceIdentity {
  /**
   * The SHA-256 of the raw public key, lower-case hex.
   * @default made from `publicKey`, which needs WebCrypto
   */
  readonly id?: string | undefined;
  /** The raw Ed25519 public key: its 32 bytes, or these in base64url (or base64). */
  readonly publicKey: string | Uint8Array;
  /** The Ed25519 signature of the text in UTF-8: its 64 bytes, or these in base64url (or base64). */
  sign(text: string): Promise<string | Uint8Array> | string | Uint8Array;
}
