/** What may not end a piece: white space, which the final text may not have, and the first half of a character of two units. */
const OPEN = /[\s\uD800-\uDBFF]/;

/** Keeps back the end of a text that grows until it is known how it goes on. */
export class HoldBack {
  #held = "";

  /** How many characters are kept. */
  get length(): number {
    return this.#held.length;
  }

  /** Takes what came new; gives what may go out now. */
  take(piece: string): string {
    let end = piece.length;
    while (end > 0 && OPEN.test(piece.charAt(end - 1))) end -= 1;
    const out = end === 0 ? "" : this.#held + piece.slice(0, end);
    this.#held = end === 0 ? this.#held + piece : piece.slice(end);
    return out;
  }

  /** What is kept will not come. */
  drop(): void {
    this.#held = "";
  }
}
