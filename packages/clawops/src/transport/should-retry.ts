import type { Operation } from "../wire/operation.ts";
import type { Answer, AttemptResult, Failure } from "./attempt-result.ts";
import { readErrorBody } from "./error-body.ts";
import { outcomeOf, wasRefused } from "./outcome.ts";

/** Conflicts that pass by themselves. Any other code is a settled answer: the thing is in a state that does not allow it. */
const passingConflicts: ReadonlySet<string> = new Set(["PLAY_IN_PROGRESS", "TRANSFER_IN_PROGRESS"]);

/** The next attempt may fare better. */
const passingFailures: ReadonlySet<Failure["reason"]> = new Set(["connection", "timeout", "not-loaded"]);

/**
 * Whether a failed attempt may be followed by another: it can help, and nothing can be done twice.
 *
 * @param always the official SDKs' rule instead: every operation, every status that may pass
 */
export function shouldRetry(operation: Operation, result: AttemptResult, always: boolean): boolean {
  if (!mayPass(operation, result, always)) return false;
  if (always || operation.repeat !== "never") return true;
  return outcomeOf(operation, result) === "not-sent" || wasRefused(operation, result);
}

/** The provider of e-mails refused for good. Source: ClawOps API 1.3.2, sendEmail ("502 = permanent provider refusal"). */
function isFinal(operation: Operation, answer: Answer): boolean {
  return operation.id === "sendEmail" && answer.status === 502 && readErrorBody(answer).isOfApi;
}

/** Whether the reason may be gone the next time. */
function mayPass(operation: Operation, result: AttemptResult, always: boolean): boolean {
  if (result.type === "failure") return passingFailures.has(result.reason);
  const { status } = result;
  if (!always && isFinal(operation, result)) return false;
  if (status !== 409) return status === 408 || status === 429 || status >= 500;
  // The 409 of requestTranscript says that there is one already, with a status and no code.
  if (operation.id === "requestTranscript") return false;
  if (always) return true;
  const { code } = readErrorBody(result);
  return code === undefined || passingConflicts.has(code);
}
