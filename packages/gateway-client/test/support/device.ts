import { createHash, generateKeyPairSync, sign, type KeyObject } from "node:crypto";

import type { RawFrame } from "./raw-client.ts";

/** A device with a key of its own. */
export class Device {
  readonly #privateKey: KeyObject;
  readonly id: string;
  readonly publicKey: string;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
    this.#privateKey = privateKey;
    this.id = createHash("sha256").update(raw).digest("hex");
    this.publicKey = raw.toString("base64url");
  }

  /** The signature of a text, base64url. */
  signText(text: string): string {
    return sign(null, Buffer.from(text), this.#privateKey).toString("base64url");
  }

  /** The parameters of a connect that this device signs in the form v2. */
  sign(
    params: RawFrame,
    nonce: string,
    signedAt: number = Date.now(),
    auth: RawFrame = params["auth"] as RawFrame,
  ): RawFrame {
    const client = params["client"] as RawFrame;
    const scopes = (params["scopes"] as string[]).join(",");
    const secret = auth["token"] ?? auth["deviceToken"] ?? "";
    const text = ["v2", this.id, client["id"], client["mode"], params["role"], scopes, signedAt, secret, nonce].join(
      "|",
    );
    const signature = this.signText(text);
    return { ...params, auth, device: { id: this.id, publicKey: this.publicKey, signature, signedAt, nonce } };
  }
}
