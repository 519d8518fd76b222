/** The highest gap that one sign holds; a sign above `\` adds so many times this much. */
const BASE = 57;
const GAP_ZERO = 0x22; // gap 1 is "#", gap 57 is "["
const SKIP_ZERO = 0x5c; // skip 1 is "]", skip 33 is "}"
const SKIP_MAX = 33;

/**
 * Packs ascending numbers as their gaps, one printable sign of ASCII each: for a set as irregular as KS X 1001 the Huffman coding
 * of gzip then comes close to what a bitmap with arithmetic coding would take. Unpacked by `src/korean/ks-x-1001.ts`.
 */
export function packPoints(points: readonly number[], before: number): string {
  let text = "";
  let last = before;
  for (const point of points) {
    let gap = point - last;
    while (gap > BASE) {
      const skips = Math.min(Math.ceil(gap / BASE) - 1, SKIP_MAX);
      text += String.fromCharCode(SKIP_ZERO + skips);
      gap -= skips * BASE;
    }
    text += String.fromCharCode(GAP_ZERO + gap);
    last = point;
  }
  return text;
}
