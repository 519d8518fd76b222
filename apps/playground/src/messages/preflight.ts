import { type CharacterAt, inspectMessage, type MessageInspection, messageLimits } from "@pincer/clawops/korean";

/** How many characters are shown on either side of a cut. */
const AROUND = 10;

/** How many characters that would not print are named. */
const NAMED = 8;

/** What becomes of a text that is sent as a message, in the words of the page. */
export interface Preflight {
  readonly type: MessageInspection["type"];
  /** Its length, and what its type takes. */
  readonly size: string;
  readonly fits: boolean;
  /** Where an SMS would be cut: the text on either side; `null` where all of it fits into one. */
  readonly cut: Cut | null;
  /** Characters that arrive as `?`. */
  readonly unprintable: Characters;
  /** Characters that old handsets may print as `?`. */
  readonly risky: Characters;
  /** All of it but the size, in a sentence each: changes only where something is worth to be told aloud. */
  readonly announcement: string;
}

/** A place in the text. */
export interface Cut {
  /** Index in the text, in UTF-16 units as everywhere in JavaScript. */
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** Some characters with their places. */
export interface Characters {
  readonly count: number;
  /** The first ones: `🎉 U+1F389 at index 12`. */
  readonly named: readonly string[];
}

/** Looks at a text before it is sent: offline, while it is typed. */
export function preflight(text: string): Preflight {
  const found = inspectMessage(text);
  const { type, bytes, characters, limit, limitUnit, fits, cutAt } = found;
  const size =
    limitUnit === "bytes"
      ? `${count(bytes)} of ${count(limit)} bytes in EUC-KR`
      : `${count(bytes)} bytes in EUC-KR, ${count(characters)} of ${count(limit)} characters`;
  const cut = cutAt === null ? null : cutOf(text, cutAt);
  const rest = { type, size, fits, cut, unprintable: name(found.unprintable), risky: name(found.cp949Only) };
  return { ...rest, announcement: announce(rest) };
}

function cutOf(text: string, at: number): Cut {
  const before = Array.from(text.slice(Math.max(0, at - 2 * AROUND), at))
    .slice(-AROUND)
    .join("");
  // No more is taken apart than can be shown: a text may be long.
  const after = Array.from(text.slice(at, at + 2 * AROUND))
    .slice(0, AROUND)
    .join("");
  return { at, before, after };
}

function name(characters: readonly CharacterAt[]): Characters {
  const named = characters.slice(0, NAMED).map(({ index, char }) => {
    const point = char.codePointAt(0) ?? 0;
    // Joiners, controls and single surrogates cannot be seen by themselves.
    const seen = /[\p{C}\p{M}\p{Z}]/u.test(char) ? "" : `${char} `;
    return `${seen}U+${point.toString(16).toUpperCase().padStart(4, "0")} at index ${index}`;
  });
  return { count: characters.length, named };
}

function announce({ type, fits, cut, unprintable }: Omit<Preflight, "announcement">): string {
  const sentences = [`Is sent as ${type.toUpperCase()}.`];
  if (!fits) sentences.push(tooLong(type));
  if (cut !== null) sentences.push(`As an SMS it would be cut at index ${cut.at}.`);
  if (unprintable.count > 0) sentences.push(`${arrive(unprintable.count)} as a question mark.`);
  return sentences.join(" ");
}

/** Says that a text is over the limit of its type. */
export function tooLong(type: Preflight["type"]): string {
  const { limit, unit } = messageLimits[type];
  return `Too long: an ${type.toUpperCase()} takes ${count(limit)} ${unit}, and the service refuses more.`;
}

/** `1 character arrives`, `3 characters arrive`. */
export function arrive(number: number): string {
  return number === 1 ? "1 character arrives" : `${count(number)} characters arrive`;
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
