import type { Outcome } from "../errors/api-error.ts";
import type { AttemptResult } from "./attempt-result.ts";
import { readErrorBody } from "./error-body.ts";

/** Statuses that say "not now". What stands before the API answers with them too, and may have passed the request on. */
const refusals: ReadonlySet<number> = new Set([408, 409, 429, 503]);

/** What is known about the effect of an attempt that did not succeed, from what was seen on the wire. */
export function outcomeOf(result: AttemptResult): Outcome {
  if (result.type === "failure") return result.neverLeft ? "not-sent" : "unknown";
  if (refusals.has(result.status)) return readErrorBody(result).isOfApi ? "failed" : "unknown";
  return result.status >= 400 && result.status < 500 ? "failed" : "unknown";
}

/** True when the API itself said that it will not act now. */
export function wasRefused(result: AttemptResult): boolean {
  return result.type === "answer" && refusals.has(result.status) && outcomeOf(result) === "failed";
}

const severity: readonly Outcome[] = ["not-sent", "failed", "unknown"];

/** What is known after several attempts: what one of them may have done, a later refusal does not undo. */
export function worseOutcome(one: Outcome, other: Outcome): Outcome {
  return severity.indexOf(one) > severity.indexOf(other) ? one : other;
}
