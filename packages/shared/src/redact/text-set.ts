/** As many characters as are looked up at each place of a text. Shorter texts are not found. */
const BEGINNING = 4;

/** Texts to be found in others, in time that depends on the other's length and not on how many these are. */
export class TextSet {
  readonly #texts: ReadonlySet<string>;
  readonly #beginnings: ReadonlySet<string>;
  /** The longest first: one text may be the beginning of another. */
  readonly #lengths: readonly number[];

  /** @param texts of at least 4 characters each */
  constructor(texts: readonly string[]) {
    this.#texts = new Set(texts);
    this.#beginnings = new Set(texts.map((text) => text.slice(0, BEGINNING)));
    this.#lengths = [...new Set(texts.map((text) => text.length))].sort((one, other) => other - one);
  }

  /** The text with `mark` in the place of each. In one pass, so that none is found in what stands for another. */
  replaceIn(text: string, mark: string): string {
    if (this.#texts.size === 0) return text;
    let replaced = "";
    let from = 0;
    for (let at = 0; at + BEGINNING <= text.length; at += 1) {
      const length = this.#lengthAt(text, at);
      if (length === 0) continue;
      replaced += text.slice(from, at) + mark;
      from = at + length;
      at = from - 1;
    }
    return from === 0 ? text : replaced + text.slice(from);
  }

  /** The length of the longest of these that begins there; 0 for none. */
  #lengthAt(text: string, at: number): number {
    if (!this.#beginnings.has(text.slice(at, at + BEGINNING))) return 0;
    for (const length of this.#lengths) {
      const piece = text.slice(at, at + length); // shorter at the end
      if (this.#texts.has(piece)) return piece.length;
    }
    return 0;
  }
}
