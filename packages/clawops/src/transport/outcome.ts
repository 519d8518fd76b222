import type { Outcome } from "../errors/api-error.ts";
import type { AttemptResult } from "./attempt-result.ts";
import { readErrorBody } from "./error-body.ts";

/** What is known about the effect of an attempt that did not succeed, from what was seen on the wire. */
export function outcomeOf(result: AttemptResult): Outcome {
  if (result.type === "failure") return result.neverLeft ? "not-sent" : "unknown";
  if (result.status >= 400 && result.status < 500) return "failed";
  return result.status === 503 && readErrorBody(result).isOfApi ? "failed" : "unknown";
}

/** True when the API itself said that it will not act now: what stands before it answers in HTML, and may have passed it on. */
export function wasRefused(result: AttemptResult): boolean {
  return result.type === "answer" && [408, 409, 429, 503].includes(result.status) && readErrorBody(result).isOfApi;
}
