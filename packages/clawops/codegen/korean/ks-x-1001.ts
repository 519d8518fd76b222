import iconv from "iconv-lite";

/** The first and last byte of a cell of KS X 1001 in EUC-KR. Two bytes of which one is lower are CP949's own (UHC). */
const LOW = 0xa1;
const HIGH = 0xfe;

/**
 * The code points of KS X 1001, ascending: each of the 94 × 94 cells, decoded.
 *
 * The sources of this set differ in few places. The choices, with what a text that holds the character then reports:
 * - € (A2E6) and ® (A2E7) are in, as in KS X 1001:1998, CP949 and the WHATWG encoding standard, though some runtimes' decoders (the
 *   one of ICU) lack them.
 * - ㉾ (A2E8, KS X 1001:2002) is out: neither CP949 nor the WHATWG standard has it, and handsets are built on those.
 * - U+3164, the Hangul filler (A4D4), is in: it is a cell of the standard. Python's `euc_kr` writes it too, but reads it in composed syllables alone.
 * - The rows 41 and 94, which users may fill (ICU maps them to private use), are out.
 * - Of characters that look alike, just the one of the table is in: ― (U+2015) and not — or –; ～ (U+FF5E) and ∼ (U+223C) and not 〜;
 *   · (U+00B7) and ㆍ (U+318D) and not • or ・; ￦ (U+FFE6) and not ₩; ￥ (U+FFE5) and not ¥. Encoders that fold them exist, but a
 *   sender cannot rely on one.
 * - Backslash and tilde are ASCII here, one byte, though KS X 1003 draws the first as ₩.
 */
export function readKsX1001(): number[] {
  const points: number[] = [];
  for (let lead = LOW; lead <= HIGH; lead += 1) {
    for (let trail = LOW; trail <= HIGH; trail += 1) {
      const point = decodeCell(lead, trail);
      if (point !== undefined) points.push(point);
    }
  }
  return points.toSorted((a, b) => a - b);
}

function decodeCell(lead: number, trail: number): number | undefined {
  const [character, ...rest] = iconv.decode(Buffer.from([lead, trail]), "cp949");
  if (character === undefined || character === "\u{FFFD}" || rest.length > 0) return undefined;
  return character.codePointAt(0);
}
