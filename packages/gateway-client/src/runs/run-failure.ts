import type { SecretKeeper } from "@pincer/shared/internal";

import { GatewayRunError, type GatewayRunStatus } from "../errors/run-error.ts";
import { GatewayTimeoutError } from "../errors/timeout-error.ts";
import type { ResponseFrame } from "../protocol/frames.ts";

const words: Readonly<Record<GatewayRunStatus, string>> = {
  error: "failed",
  timeout: "ran out of time",
  aborted: "was aborted",
  lost: "is lost",
};

/** What is known of a run that failed. */
export interface FailedRun {
  /** What started it. */
  readonly method: string;
  readonly runId: string;
  readonly status: GatewayRunStatus;
  /** Why, in the gateway's words or ours. */
  readonly why: string;
  readonly partialText: string;
  readonly cause?: unknown;
  /** The final answer, where one came. */
  readonly answer?: ResponseFrame | undefined;
}

/** The error of a run that ended without success. */
export function runFailure(run: FailedRun, keeper: SecretKeeper): GatewayRunError {
  const { method, runId, status, why, partialText, cause, answer } = run;
  const { code, details, retryable, retryAfterMs } = answer?.error ?? {};
  return new GatewayRunError(`The run ${words[status]}: ${keeper.text(why)}`, {
    method,
    runId,
    status,
    partialText: keeper.exact(partialText),
    code: code === undefined ? undefined : keeper.exact(code),
    details: keeper.data(details),
    retryable: retryable ?? false,
    retryAfterMs,
    cause,
  });
}

/** The error of a run that was not accepted in time. `sentAs` is its key, where it was sent. */
export function notAccepted(method: string, timeoutMs: number, sentAs: string | undefined): GatewayTimeoutError {
  return new GatewayTimeoutError(`The gateway did not accept the run within ${timeoutMs} ms.`, {
    method,
    timeoutMs,
    retryable: sentAs === undefined,
    steps:
      sentAs === undefined
        ? []
        : [
            `It may run all the same. Asking again with idempotencyKey "${sentAs}" starts nothing twice for a few minutes, as long as the gateway has not restarted meanwhile.`,
          ],
  });
}
