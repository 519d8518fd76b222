import { describeThrown } from "@pincer/shared/internal";

/** Says why there was no answer, in words and, where the platform has one, with its code: `TypeError: fetch failed (ECONNREFUSED)`. */
export function describeFailure(thrown: unknown): string {
  const code = codeOf(thrown instanceof Error ? (thrown.cause ?? thrown) : undefined);
  const words = describeThrown(thrown);
  return code === undefined || words.includes(code) ? words : `${words} (${code})`;
}

function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== "object" || cause === null || !("code" in cause)) return undefined;
  return typeof cause.code === "string" && /^[A-Z][A-Z\d_]*$/.test(cause.code) ? cause.code : undefined;
}
