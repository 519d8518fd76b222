/** A value as text for a query or a form: strings as they are, dates as ISO instants, all else as JSON. */
export function toText(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}
