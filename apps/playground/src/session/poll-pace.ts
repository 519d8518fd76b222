import type { TargetName } from "../../contract/status.ts";

/** How long something is watched at most, in milliseconds: a call may go on for long, the page must not ask for ever. */
const PATIENCE_MS = 10 * 60_000;

/** The local server costs nothing to ask; the real one is asked as seldom as a person still finds lively. */
export function pollPace(target: TargetName): { readonly intervalMs: number; readonly rounds: number } {
  const intervalMs = target === "local" ? 500 : 2_000;
  return { intervalMs, rounds: Math.ceil(PATIENCE_MS / intervalMs) };
}
