/** How waiting times grow. All in milliseconds. */
export interface BackoffPolicy {
  /** The first wait. */
  readonly initialMs: number;
  /** No wait is longer. */
  readonly maxMs: number;
  /**
   * What each wait is multiplied with to get the next.
   * @default 2
   */
  readonly factor?: number;
  /**
   * The share of a wait that is left to chance, 0 to 1: with 0.25 a wait of 1,000 ms becomes 750 to 1,000 ms. It keeps many
   * clients that failed together from coming back together.
   * @default 0.25
   */
  readonly jitter?: number;
}

/**
 * The wait before retry number `attempt` (0 for the first), in milliseconds: exponential, capped, jittered downwards.
 *
 * @param random a source of numbers from 0 to 1; the default is `Math.random`
 */
export function backoff(attempt: number, policy: BackoffPolicy, random: () => number = Math.random): number {
  const { initialMs, maxMs, factor = 2, jitter = 0.25 } = policy;
  const grown = initialMs * factor ** Math.max(0, attempt);
  const capped = Math.min(Number.isFinite(grown) ? grown : maxMs, maxMs);
  const share = Math.min(1, Math.max(0, jitter)) * random();
  return Math.max(0, Math.round(capped * (1 - share)));
}
