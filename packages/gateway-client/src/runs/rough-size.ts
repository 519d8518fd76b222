/** What each value costs besides its text, in characters. */
const BASE = 16;
/** What is nested deeper is not counted: hostile nesting must not use up the stack. */
const MAX_DEPTH = 8;

/** About how many characters a value that came as JSON has. */
export function roughSize(value: unknown, depth = 0): number {
  if (typeof value === "string") return BASE + value.length;
  if (typeof value !== "object" || value === null || depth === MAX_DEPTH) return BASE;
  let size = BASE;
  for (const item of Object.values(value)) size += roughSize(item, depth + 1);
  return size;
}
