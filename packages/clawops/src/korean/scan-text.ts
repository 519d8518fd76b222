import { characterClass } from "./character-class.ts";
import { messageLimits } from "./message-limits.ts";

/** A character of a text and where it stands. */
export interface CharacterAt {
  /** Index into the string in UTF-16 code units, as `text.slice` takes it. */
  readonly index: number;
  /** The whole character, both halves of a surrogate pair. */
  readonly char: string;
}

/** What counting found in a text. */
export interface TextScan {
  /** Bytes in EUC-KR: 1 for ASCII (each control character too), 2 for every other code point. */
  readonly bytes: number;
  /** Code points. */
  readonly characters: number;
  /** Where the text ends when it is cut to an SMS; `null` where it fits into one. */
  readonly cutAt: number | null;
  readonly unprintable: readonly CharacterAt[];
  readonly cp949Only: readonly CharacterAt[];
}

/** Reads a text once, code point by code point. */
export function scanText(text: string): TextScan {
  const unprintable: CharacterAt[] = [];
  const cp949Only: CharacterAt[] = [];
  let [bytes, characters, index] = [0, 0, 0];
  let cutAt: number | null = null;
  for (const char of text) {
    const kind = characterClass(char.codePointAt(0) ?? 0);
    const size = kind === "ascii" ? 1 : 2;
    if (cutAt === null && bytes + size > messageLimits.sms.limit) cutAt = index;
    if (kind === "none") unprintable.push({ index, char });
    if (kind === "cp949-only") cp949Only.push({ index, char });
    bytes += size;
    characters += 1;
    index += char.length;
  }
  return { bytes, characters, cutAt, unprintable, cp949Only };
}
