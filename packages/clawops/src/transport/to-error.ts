import type { APIError } from "../errors/api-error.ts";
import type { AttemptResult } from "./attempt-result.ts";
import { baseOptions, type ErrorContext } from "./error-context.ts";
import { failureError } from "./failure-error.ts";
import { statusError } from "./status-error.ts";
import { unreadable } from "./unreadable.ts";

/** The error of an attempt that did not succeed. Secrets of the client are in none of its parts. */
export function toError(result: AttemptResult, context: ErrorContext): APIError {
  if (result.type === "answer") return statusError(result, context);
  return result.reason === "too-long"
    ? unreadable("is longer than this SDK reads", [], result.status ?? 0, baseOptions(result, context), context)
    : failureError(result, context);
}
