/** True for a time limit in milliseconds; `Infinity` is one. */
export function isTime(value: unknown): boolean {
  return typeof value === "number" && value > 0;
}
