import { isInKsX1001 } from "./ks-x-1001.ts";

/**
 * How a carrier's EUC-KR gateway takes a character:
 * - `ascii`: one byte.
 * - `ks-x-1001`: two bytes, prints everywhere.
 * - `cp949-only`: one of the 8,822 syllables such as 똠 that only Microsoft's extension (CP949, UHC) has. Two bytes; gateways and handsets
 *   that hold to EUC-KR alone may print it as `?`.
 * - `none`: in neither. Counted as two bytes and printed as `?`.
 */
export type CharacterClass = "ascii" | "ks-x-1001" | "cp949-only" | "none";

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

/** The class of one code point. */
export function characterClass(codePoint: number): CharacterClass {
  if (codePoint <= 0x7f) return "ascii";
  if (isInKsX1001(codePoint)) return "ks-x-1001";
  // CP949 adds the syllables that KS X 1001 lacks, and nothing else.
  return codePoint >= FIRST_SYLLABLE && codePoint <= LAST_SYLLABLE ? "cp949-only" : "none";
}
