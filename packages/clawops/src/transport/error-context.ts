import type { APIErrorOptions, Outcome } from "../errors/api-error.ts";
import type { Settings } from "../options/settings.ts";
import type { AttemptResult } from "./attempt-result.ts";
import { outcomeOf, worseOutcome } from "./outcome.ts";
import type { PreparedRequest } from "./prepared-request.ts";
import { shouldRetry } from "./should-retry.ts";

/** What the errors of one attempt have in common. */
export interface ErrorContext {
  readonly request: PreparedRequest;
  readonly settings: Settings;
  /** What the attempts before this one may have done. */
  readonly earlier: Outcome;
  /** Which time limit there was, for the message of a timeout. */
  readonly limit: string;
}

/** Request, outcome, and whether the same call may be made again without harm. */
export function baseOptions(result: AttemptResult, { request, earlier }: ErrorContext): Omit<APIErrorOptions, "kind"> {
  const { operation, info, generatedKey } = request;
  const outcome = worseOutcome(earlier, outcomeOf(operation, result));
  // A second call would get a key of its own, so the server could not know it for a repetition.
  const isRepeatable = operation.repeat !== "never" && generatedKey === undefined;
  const isSafe = isRepeatable || outcome !== "unknown";
  const cause = result.type === "failure" ? request.secrets.cause(result.cause) : undefined;
  return {
    request: { method: info.method, url: info.url },
    outcome,
    retryable: isSafe && shouldRetry(operation, result, false),
    cause,
  };
}

/**
 * The end of a message: which operation it was, the status where the message does not begin with it, and what to do where it may have
 * taken effect.
 */
export function whereAndEffect(
  { operation, generatedKey }: PreparedRequest,
  outcome: Outcome,
  status?: number,
): string {
  const where = `[${operation.method} ${operation.path}${status === undefined ? "" : `, status ${status}`}].`;
  if (outcome !== "unknown" || operation.repeat === undefined) return where;
  if (generatedKey === undefined) return `${where} It may have taken effect: look before you send it again.`;
  const { name, value } = generatedKey;
  return `${where} It may have taken effect: to send it again without doing it twice, pass ${name}: "${value}".`;
}
