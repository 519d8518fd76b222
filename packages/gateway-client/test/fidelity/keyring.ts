import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";

/** A device of a replay, in the place of a recorded one. */
export interface StandIn {
  readonly id: string;
  readonly publicKey: Buffer;
  readonly privateKey: KeyObject;
}

/** What stands in a replay for the keys, tokens and ids of the recording. */
export class Keyring {
  readonly #devices = new Map<string, StandIn>();
  readonly #tokens = new Map<string, string>();
  readonly #ids = new Map<string, string>();
  #lastToken = "no-device-token-was-given";

  /** The device for a recorded one, the same each time. */
  device(recordedId: string): StandIn {
    const known = this.#devices.get(recordedId);
    if (known !== undefined) return known;
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
    const made = { id: createHash("sha256").update(raw).digest("hex"), publicKey: raw, privateKey };
    this.#devices.set(recordedId, made);
    this.#ids.set(recordedId, made.id);
    return made;
  }

  /** The token that the gateway gave a recorded device last, or any device. */
  token(recordedId?: string): string {
    return this.#tokens.get(recordedId ?? "") ?? this.#lastToken;
  }

  keepToken(recordedId: string, token: string): void {
    this.#tokens.set(recordedId, token);
    this.#lastToken = token;
  }

  /** An id of the recording is another one here. */
  same(recorded: unknown, actual: unknown): void {
    if (typeof recorded === "string" && typeof actual === "string") this.#ids.set(recorded, actual);
  }

  /** A text with the ids of the recording replaced. */
  translate(text: string): string {
    let translated = text;
    for (const [recorded, actual] of this.#ids) translated = translated.replaceAll(recorded, actual);
    return translated;
  }
}
