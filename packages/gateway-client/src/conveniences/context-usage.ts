import type { SessionDefaults, SessionRow } from "../protocol/sessions.ts";

/** How full a session's context window is. */
export interface ContextUsage {
  /** Tokens in the window. */
  readonly used: number;
  /** Tokens that it can hold. */
  readonly max: number;
  /** The share that is used, in whole percent; above 100 where it overflows. */
  readonly percent: number;
}

/**
 * How full a session's context window is; `undefined` where the gateway does not know.
 *
 * @param session a row of `sessions.list`
 * @param defaults the `defaults` of the same answer, for sessions that do not name their window
 */
export function contextUsage(
  session: Pick<SessionRow, "totalTokens" | "totalTokensFresh" | "contextTokens">,
  defaults?: Pick<SessionDefaults, "contextTokens">,
): ContextUsage | undefined {
  const used = session.totalTokens;
  const max = session.contextTokens ?? defaults?.contextTokens;
  if (session.totalTokensFresh === false || !isCount(used) || !isCount(max) || max === 0) return undefined;
  return { used, max, percent: Math.round((used / max) * 100) };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
