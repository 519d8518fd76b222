import type { PincerErrorKind } from "@pincer/shared";

import { APIStatusError, type APIStatusErrorOptions } from "./api-status-error.ts";
import {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServiceUnavailableError,
  UnprocessableEntityError,
} from "./status-errors.ts";

type StatusClass = new (message: string, options: APIStatusErrorOptions) => APIStatusError;

/** The only place that says which status is which class, its kind, and what its reader should do. */
const byStatus: Readonly<Record<number, readonly [StatusClass, PincerErrorKind, advice: string]>> = {
  400: [BadRequestError, "invalid-request", ""],
  401: [AuthenticationError, "authentication", "Check the API key: it is missing, wrong or revoked."],
  403: [
    PermissionDeniedError,
    "permission",
    "Check that the key belongs to this account id, and that the account has what this needs (add-on, plan, unblocked sender).",
  ],
  402: [APIStatusError, "invalid-request", "The account has not booked what this needs."],
  404: [NotFoundError, "not-found", "Check the id, and that it belongs to this account."],
  409: [ConflictError, "conflict", ""],
  410: [APIStatusError, "invalid-request", "The API no longer has this."],
  422: [UnprocessableEntityError, "invalid-request", ""],
  429: [RateLimitError, "rate-limit", "Send less at a time; for calls, the plan's concurrent calls are the limit."],
  503: [ServiceUnavailableError, "server", ""],
};

const general: readonly [StatusClass, PincerErrorKind, string] = [APIStatusError, "invalid-request", ""];
const server: readonly [StatusClass, PincerErrorKind, string] = [InternalServerError, "server", ""];
const strange: readonly [StatusClass, PincerErrorKind, string] = [APIStatusError, "protocol", ""];
const redirect: readonly [StatusClass, PincerErrorKind, string] = [
  APIStatusError,
  "protocol",
  "It is a redirect, and the API key is not sent on to another address. Check `baseURL`.",
];

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The error of an answer with an error status. The advice of the status, unless there is a better one, is added to the message. */
export function errorFromStatus(
  message: string,
  options: Omit<APIStatusErrorOptions, "kind">,
  better?: string,
): APIStatusError {
  const { status } = options;
  const fallback = status >= 500 ? server : status >= 400 ? general : redirects.has(status) ? redirect : strange;
  const [StatusError, kind, usual] = byStatus[status] ?? fallback;
  const advice = better ?? usual;
  return new StatusError(advice === "" ? message : `${message} ${advice}`, { ...options, kind });
}
