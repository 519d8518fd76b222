/** The kind of a value in words, without the value. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Number.isNaN(value)) return "NaN";
  if (Array.isArray(value)) return "a list";
  const type = typeof value;
  return type === "object" ? `an object (${value.constructor?.name ?? "no class"})` : `a ${type}`;
}
