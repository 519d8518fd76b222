import { backoff, type BackoffPolicy } from "@pincer/shared";
import { parseRetryAfter } from "@pincer/shared/internal";

import type { AttemptResult } from "./attempt-result.ts";

const policy: BackoffPolicy = { initialMs: 500, maxMs: 8_000 };

/** A longer wait is for the caller to decide. */
export const MAX_RETRY_AFTER_MS = 60_000;

/** The wait that an answer asks for, in milliseconds. */
export function retryAfterOf(result: AttemptResult, now: number): number | undefined {
  return result.type === "answer" ? parseRetryAfter(result.headers.get("retry-after"), now) : undefined;
}

/**
 * The wait before the next attempt in milliseconds; `undefined` where the server asks for one that is too long.
 *
 * @param retry 0 for the first
 */
export function retryWait(result: AttemptResult, retry: number, now: number, random: () => number): number | undefined {
  const asked = retryAfterOf(result, now);
  if (asked === undefined) return backoff(retry, policy, random);
  return asked > MAX_RETRY_AFTER_MS ? undefined : asked;
}
