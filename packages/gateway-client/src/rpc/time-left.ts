import type { Call } from "./call.ts";

/** What is left of a call's time, in milliseconds; 0 where it is over, `Infinity` where there is no limit. */
export function timeLeft({ timeoutMs, startedAt }: Pick<Call, "timeoutMs" | "startedAt">): number {
  return startedAt === undefined ? timeoutMs : Math.max(0, timeoutMs - (performance.now() - startedAt));
}
