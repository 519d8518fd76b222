/** A key pair that tells a device from others. */
export interface DeviceIdentity {
  /** The SHA-256 of the raw public key, lower-case hex. */
  readonly id: string;
  /** The raw Ed25519 public key, base64url without padding. */
  readonly publicKey: string;
  /** The Ed25519 signature of a UTF-8 text, base64url without padding. */
  sign(text: string): Promise<string>;
}
