import { isRecord } from "@pincer/shared/internal";

import type { APIError, APIErrorOptions } from "../errors/api-error.ts";
import { APIConnectionError, APITimeoutError } from "../errors/connection-errors.ts";
import { errorFromStatus } from "../errors/from-status.ts";
import type { Settings } from "../options/settings.ts";
import type { Answer, AttemptResult, Failure } from "./attempt-result.ts";
import { readErrorBody } from "./error-body.ts";
import { outcomeOf } from "./outcome.ts";
import type { PreparedRequest } from "./prepared-request.ts";
import { retryAfterOf } from "./retry-wait.ts";
import { requestIdOf, safeHeaders } from "./safe-headers.ts";
import { shouldRetry } from "./should-retry.ts";
import { unreadable } from "./unreadable.ts";

/** What the errors of one attempt have in common. */
export interface ErrorContext {
  readonly request: PreparedRequest;
  readonly settings: Settings;
  /** Which time limit there was, for the message of a timeout. */
  readonly limit: string;
}

/** The error of an attempt that did not succeed. Secrets of the client are in none of its parts. */
export function toError(result: AttemptResult, context: ErrorContext): APIError {
  if (result.type === "answer") return statusError(result, context);
  return result.reason === "too-long"
    ? unreadable("is longer than this SDK reads", [], result.status ?? 0, baseOptions(result, context), context)
    : failureError(result, context);
}

/** Request, outcome, and whether the same call may be made again without harm. */
export function baseOptions(result: AttemptResult, { request, settings }: ErrorContext): Omit<APIErrorOptions, "kind"> {
  const { operation, info, generatedKey } = request;
  const outcome = outcomeOf(result);
  // A second call would get a key of its own, so the server could not know it for a repetition.
  const isSafe = generatedKey === undefined || outcome !== "unknown";
  const cause = result.type === "failure" ? settings.secrets.cause(result.cause) : undefined;
  return { request: info, outcome, retryable: isSafe && shouldRetry(operation, result, false), cause };
}

function statusError(answer: Answer, context: ErrorContext): APIError {
  const { secrets, clock } = context.settings;
  const { body, error, code } = readErrorBody(answer);
  const said = [error ?? "", code === undefined || code === error ? "" : `(${code})`]
    .filter((part) => part !== "")
    .join(" ");
  const parts = [`${answer.status}${said === "" ? "" : ` ${said}`}`, listed(body)].filter((part) => part !== "");
  const base = baseOptions(answer, context);
  const message = `${parts.join(": ")} [${place(context.request)}]${unknownText(base.outcome, context.request)}`;
  return errorFromStatus(secrets.text(message), {
    ...base,
    status: answer.status,
    code: code === undefined ? undefined : secrets.exact(code),
    body: secrets.data(body),
    headers: safeHeaders(answer.headers, secrets),
    requestId: requestIdOf(answer.headers, secrets),
    retryAfterMs: retryAfterOf(answer, clock.now()),
  });
}

function failureError(failure: Failure, context: ErrorContext): APIError {
  const { secrets } = context.settings;
  const base = baseOptions(failure, context);
  const where = `[${place(context.request)}]${unknownText(base.outcome, context.request)}`;
  if (failure.reason === "timeout") {
    const limit = failure.neverLeft
      ? "No connection within the connect timeout"
      : `No whole answer within ${context.limit}`;
    return new APITimeoutError(secrets.text(`${limit} ${where}`), { ...base, kind: "timeout" });
  }
  if (failure.reason === "hidden-redirect") {
    const message = `The server redirects, and a browser does not say where to. Check \`baseURL\` ${where}`;
    return new APIConnectionError(secrets.text(message), { ...base, kind: "protocol" });
  }
  const problem = failure.neverLeft ? "Could not connect" : "The connection broke";
  const message = `${problem} (${describeChain(failure.cause)}) ${where}`;
  return new APIConnectionError(secrets.text(message), { ...base, kind: "connection" });
}

/** `fetch failed` alone helps nobody: the deepest cause says why. */
function describeChain(thrown: unknown): string {
  let deepest = thrown;
  for (let depth = 0; depth < 10 && deepest instanceof Error && deepest.cause !== undefined; depth += 1)
    deepest = deepest.cause;
  if (!(deepest instanceof Error)) return typeof deepest === "string" ? deepest : "no reason given";
  const { code } = deepest as { code?: unknown };
  return deepest.message === "" ? (typeof code === "string" ? code : deepest.name) : deepest.message;
}

/** The single problems of a validation or call-flow error. */
function listed(body: unknown): string {
  if (!isRecord(body)) return "";
  const items: unknown = body["errors"] ?? body["issues"];
  if (!Array.isArray(items)) return "";
  const texts = items
    .filter(isRecord)
    .map(
      ({ path, message }) =>
        `${typeof path === "string" ? `${path} ` : ""}${typeof message === "string" ? message : ""}`,
    );
  return texts.slice(0, 10).join("; ");
}

function place({ operation }: PreparedRequest): string {
  return `${operation.method} ${operation.path}`;
}

function unknownText(outcome: string, { operation, generatedKey }: PreparedRequest): string {
  if (outcome !== "unknown" || operation.repeat === undefined) return ".";
  if (generatedKey === undefined) return ". It may have taken effect: look before you send it again.";
  return `. It may have taken effect: to send it again without doing it twice, pass ${generatedKey.name}: "${generatedKey.value}".`;
}
