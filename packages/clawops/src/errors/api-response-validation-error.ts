import { APIError, type APIErrorOptions } from "./api-error.ts";

/** One thing that is wrong with an answer. */
export interface AnswerIssue {
  /** Where: `data[3].callId`; empty for the answer as a whole. */
  readonly path: string;
  /** What is wrong there. */
  readonly message: string;
}

/** What an {@link APIResponseValidationError} is made from. */
export interface APIResponseValidationErrorOptions extends APIErrorOptions {
  readonly status: number;
  readonly issues: readonly AnswerIssue[];
}

/** An answer of success that cannot be read: not JSON, too long, or without a field that is promised. */
export class APIResponseValidationError extends APIError {
  static override readonly brand: string = "APIResponseValidationError";

  /** The HTTP status, 2xx. */
  readonly status: number;

  /** What is wrong, by path. */
  readonly issues: readonly AnswerIssue[];

  constructor(message: string, options: APIResponseValidationErrorOptions) {
    super(message, options);
    this.status = options.status;
    this.issues = options.issues;
  }
}
