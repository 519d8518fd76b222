import { isRecord, type SecretKeeper } from "@pincer/shared/internal";

import type { APIStatusError } from "../errors/api-status-error.ts";
import { errorFromStatus } from "../errors/from-status.ts";
import { shorten } from "../wire/shorten.ts";
import type { Answer } from "./attempt-result.ts";
import { type ErrorBody, readErrorBody } from "./error-body.ts";
import { baseOptions, type ErrorContext, whereAndEffect } from "./error-context.ts";
import { retryAfterOf } from "./retry-wait.ts";
import { requestIdOf, safeHeaders } from "./safe-headers.ts";
import { tokenAdvice } from "./token-advice.ts";

/** As much of a text of the server as a message shows, and how many of a list. */
const MAX_SAID = 300;
const MAX_LISTED = 10;

/** The beginning of a body that is not JSON is enough to know it by. */
const MAX_TEXT = 1000;

/** The error of an answer with an error status. */
export function statusError(answer: Answer, context: ErrorContext): APIStatusError {
  const { clock } = context.settings;
  const { secrets } = context.request;
  const errorBody = readErrorBody(answer);
  const { code } = errorBody;
  const base = baseOptions(answer, context);
  const said = [String(answer.status), ...sayings(errorBody, secrets)].join(" ");
  const message = `${said} ${whereAndEffect(context.request, base.outcome)}`;
  const body = secrets.data(errorBody.body);
  const advice = tokenAdvice(context.request.operation.auth, answer.status);
  return errorFromStatus(
    secrets.text(message),
    {
      ...base,
      status: answer.status,
      code: code === undefined ? undefined : secrets.exact(code),
      // Cut when the secrets are out: half of one would not be known for it.
      body: typeof body === "string" ? body.slice(0, MAX_TEXT) : body,
      headers: safeHeaders(answer.headers, secrets),
      requestId: requestIdOf(answer.headers, secrets),
      retryAfterMs: retryAfterOf(answer, clock.now()),
    },
    advice,
  );
}

/** What the server says: its text, its code in brackets, and the single problems of a validation or call-flow error. */
function sayings({ body, error, code }: ErrorBody, secrets: SecretKeeper): string[] {
  const clean = (text: string): string => shorten(secrets.text(text), MAX_SAID);
  const said = [
    ...(error === undefined ? [] : [clean(error)]),
    ...(code === undefined || code === error ? [] : [`(${clean(code)})`]),
  ];
  const listed = problemsIn(body).map(clean).join("; ");
  return listed === "" ? said : [`${said.join(" ")}: ${listed}`.replace(/^: /, "")];
}

function problemsIn(body: unknown): string[] {
  const items: unknown = isRecord(body) ? (body["errors"] ?? body["issues"]) : undefined;
  if (!Array.isArray(items)) return [];
  return items
    .filter(isRecord)
    .slice(0, MAX_LISTED)
    .map(({ path, message }) => [path, message].filter((part) => typeof part === "string").join(" "));
}
