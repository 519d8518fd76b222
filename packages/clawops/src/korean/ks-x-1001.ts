import { packedPoints } from "../generated/ks-x-1001-points.ts";

let points: Uint8Array | undefined;

/**
 * True for a character of KS X 1001 that is not ASCII: 2,350 Hangul syllables, hanja, jamo, kana, Greek, Cyrillic, signs. The answer
 * comes from a table of our own, as `TextDecoder("euc-kr")` differs between runtimes.
 */
export function isInKsX1001(codePoint: number): boolean {
  points ??= unpack(packedPoints, 0x7f);
  return points[codePoint] === 1;
}

/** Each sign is a gap ("#" is 1) to the next code point; one above a backslash first adds 57 for each step. */
function unpack(packed: string, before: number): Uint8Array {
  const unpacked = new Uint8Array(0x10000);
  let point = before;
  for (let index = 0; index < packed.length; index += 1) {
    const sign = packed.charCodeAt(index);
    if (sign > 0x5c) {
      point += (sign - 0x5c) * 57;
    } else {
      point += sign - 0x22;
      unpacked[point] = 1;
    }
  }
  return unpacked;
}
