import { isRecord } from "@pincer/shared/internal";

import type { Outcome } from "../errors/api-error.ts";
import type { Operation } from "../wire/operation.ts";
import type { Answer, AttemptResult } from "./attempt-result.ts";
import { readErrorBody } from "./error-body.ts";

/** Statuses that say "not now". What stands before the API answers with them too, and may have passed the request on. */
const refusals: ReadonlySet<number> = new Set([408, 409, 429, 503]);

/**
 * Refusals that come from what stands behind the API, after it may have acted. Source: ClawOps API 1.3.2, createKakaoChannel ("never retry
 * after a timeout or 503").
 */
const lateRefusals: ReadonlySet<string | undefined> = new Set(["KAKAO_PROVIDER_UNAVAILABLE"]);

/** What is known about the effect of an attempt that did not succeed, from what was seen on the wire. */
export function outcomeOf(operation: Operation, result: AttemptResult): Outcome {
  if (result.type === "failure") return result.neverLeft ? "not-sent" : "unknown";
  if (refusals.has(result.status)) return isRefusal(operation, result) ? "failed" : "unknown";
  return result.status >= 400 && result.status < 500 ? "failed" : "unknown";
}

/** True when the API itself said that it will not act now. */
export function wasRefused(operation: Operation, result: AttemptResult): boolean {
  return result.type === "answer" && refusals.has(result.status) && isRefusal(operation, result);
}

function isRefusal({ id }: Operation, answer: Answer): boolean {
  const { isOfApi, code, body } = readErrorBody(answer);
  // The API's 409 where there is a transcript already: no error, but how far it is.
  if (id === "requestTranscript" && answer.status === 409)
    return isOfApi || (isRecord(body) && typeof body["status"] === "string");
  return isOfApi && !lateRefusals.has(code);
}

const severity: readonly Outcome[] = ["not-sent", "failed", "unknown"];

/** What is known after several attempts: what one of them may have done, a later refusal does not undo. */
export function worseOutcome(one: Outcome, other: Outcome): Outcome {
  return severity.indexOf(one) > severity.indexOf(other) ? one : other;
}
