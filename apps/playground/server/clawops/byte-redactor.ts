import type { SecretKeeper } from "@pincer/shared/internal";

/** No secret is longer than this in any spelling; so much waits for what follows it. */
const BORDER = 16 * 1024;

/** Takes a service's key out of bytes on their way. Keys are ASCII, so each byte can be looked at as one character. */
export class ByteRedactor {
  readonly #keeper: SecretKeeper;
  #waiting = "";

  constructor(keeper: SecretKeeper) {
    this.#keeper = keeper;
  }

  /** Takes more bytes; gives those in which no key can begin that ends later. */
  push(bytes: Uint8Array): Uint8Array {
    const text = this.#keeper.exact(this.#waiting + Buffer.from(bytes).toString("latin1"));
    const safe = Math.max(0, text.length - BORDER);
    this.#waiting = text.slice(safe);
    return Buffer.from(text.slice(0, safe), "latin1");
  }

  /** The bytes that waited. */
  end(): Uint8Array {
    return Buffer.from(this.#waiting, "latin1");
  }
}
