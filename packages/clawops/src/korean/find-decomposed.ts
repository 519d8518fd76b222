/** Something about a text that looks right and does not arrive so. */
export interface MessageWarning {
  /** What it is about; more may come. `decomposed-hangul`: syllables in pieces (NFD), as macOS writes file names. */
  readonly code: "decomposed-hangul";
  /** Where it is found first: an index into the string in UTF-16 code units. */
  readonly index: number;
  /** What it is, and what to do. It repeats nothing of the text. */
  readonly message: string;
}

/** A consonant and a vowel, or a syllable and a final: where NFC puts syllables together (Unicode Standard, 3.12). */
const pieces = /[\u1100-\u1112][\u1161-\u1175]|[\uAC00-\uD7A3][\u11A8-\u11C2]/g;

/** A warning where Hangul syllables are in pieces that NFC would put together. Old letters that it leaves so are none. */
export function findDecomposed(text: string): MessageWarning | undefined {
  let [count, first] = [0, 0];
  for (const { 0: pair, index } of text.matchAll(pieces)) {
    // A syllable that has a final takes no other.
    if (pair.normalize("NFC") === pair) continue;
    if (count === 0) first = index;
    count += 1;
  }
  if (count === 0) return undefined;
  const what = count === 1 ? "1 Hangul syllable is" : `${count} Hangul syllables are`;
  const message = `${what} in pieces (NFD, as macOS writes file names), each of which prints as "?": pass \`text.normalize("NFC")\`.`;
  return { code: "decomposed-hangul", index: first, message };
}
