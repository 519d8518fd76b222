import type { ConnectProblem } from "../errors/connect-problem.ts";

/** What came out about an attempt that failed on its way to the gateway. */
export interface Cause {
  readonly problem: ConnectProblem;
  /** What happened, as the beginning of a sentence; the detail goes behind it in brackets. */
  readonly what: string;
  readonly steps: readonly string[];
  /** Whether the same attempt may do better later. */
  readonly retryable: boolean;
}
