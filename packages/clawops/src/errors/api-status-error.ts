import { APIError, type APIErrorOptions } from "./api-error.ts";

/** What an {@link APIStatusError} is made from. */
export interface APIStatusErrorOptions extends APIErrorOptions {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: unknown;
  readonly headers: Headers;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
}

/** An answer with an error status. The common ones have classes of their own. */
export class APIStatusError extends APIError {
  static override readonly brand: string = "APIStatusError";

  /** The HTTP status. */
  readonly status: number;

  /** The server's own code (`recipient_blocked`, `CALL_NOT_CONNECTED`, …). Often absent: fall back to the status. */
  readonly code: string | undefined;

  /** The answer: parsed JSON, or the beginning of its text (also of JSON above 1 MiB). Secrets of this client are taken out. */
  readonly body: unknown;

  /** The answer's headers, without cookies and secrets. */
  readonly headers: Headers;

  /** The server's id of the request, for its support. */
  readonly requestId: string | undefined;

  /** The wait that the server asked for (`Retry-After`), in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: APIStatusErrorOptions) {
    super(message, options);
    this.status = options.status;
    this.code = options.code;
    this.body = options.body;
    this.headers = options.headers;
    this.requestId = options.requestId;
    this.retryAfterMs = options.retryAfterMs;
  }
}
