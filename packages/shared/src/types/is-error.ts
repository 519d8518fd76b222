/** True for an error, also of another realm (Jest runs tests in one, where `instanceof Error` fails for Node's own). */
export function isError(value: unknown): value is Error {
  return typeof value === "object" && value !== null && "message" in value && "stack" in value;
}
