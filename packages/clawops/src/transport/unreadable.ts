import type { APIErrorOptions } from "../errors/api-error.ts";
import { type AnswerIssue, APIResponseValidationError } from "../errors/api-response-validation-error.ts";
import { whereAndEffect } from "./error-context.ts";
import type { PreparedRequest } from "./prepared-request.ts";

/** The error of an answer of success that cannot be read. The request has been served, so sending it again may do it twice. */
export function unreadable(
  problem: string,
  issues: readonly AnswerIssue[],
  status: number,
  options: Omit<APIErrorOptions, "kind">,
  { request }: { readonly request: PreparedRequest },
): APIResponseValidationError {
  const { secrets } = request;
  const list = issues.map((issue) => `${issue.path === "" ? "" : `${issue.path} `}${issue.message}`).join("; ");
  const message = `The answer ${problem}${list === "" ? "" : `: ${list}`} ${whereAndEffect(request, options.outcome, status)}`;
  return new APIResponseValidationError(secrets.text(message), {
    ...options,
    kind: "protocol",
    retryable: false,
    status,
    issues: issues.map((issue) => ({ path: secrets.exact(issue.path), message: secrets.exact(issue.message) })),
  });
}
