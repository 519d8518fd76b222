import { describeThrown } from "@pincer/shared/internal";

/** Says why there was no answer, in words and, where the platform has one, with its code: `TypeError: fetch failed (ECONNREFUSED)`. */
export function describeFailure(thrown: unknown): string {
  const words = describeThrown(thrown);
  const code = codeOf(thrown);
  return code === undefined || words.includes(code) ? words : `${words} (${code})`;
}

/** The code of an error or of its cause, if it looks like one. */
function codeOf(thrown: unknown): string | undefined {
  try {
    if (!(thrown instanceof Error)) return undefined;
    const origin: unknown = thrown.cause ?? thrown;
    if (typeof origin !== "object" || origin === null || !("code" in origin)) return undefined;
    const { code } = origin;
    return typeof code === "string" && /^[A-Z][A-Z\d_]{0,60}$/.test(code) ? code : undefined;
  } catch {
    return undefined; // a proxy, or a getter that throws
  }
}
