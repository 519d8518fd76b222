import type { PincerErrorOptions } from "@pincer/shared";

import { ClawOpsError } from "./claw-ops-error.ts";

/**
 * What is known about the effect of a failed request.
 *
 * - `not-sent`: it never left; nothing happened
 * - `failed`: the server refused it; nothing happened
 * - `unknown`: it may have taken effect (a phone may ring). Look before sending it again.
 */
export type Outcome = "not-sent" | "failed" | "unknown";

/** Where an error happened. */
export interface RequestInfo {
  /** `GET`, `POST`, `PUT`, `PATCH` or `DELETE`. */
  readonly method: string;
  /** The URL without secrets. */
  readonly url: string;
}

/** What every {@link APIError} is made from. */
export interface APIErrorOptions extends PincerErrorOptions {
  readonly request: RequestInfo;
  readonly outcome: Outcome;
}

/** A request to the ClawOps API that did not end well. `outcome` tells whether it may have taken effect. */
export class APIError extends ClawOpsError {
  static override readonly brand: string = "APIError";

  /** Method and URL of the request. */
  readonly request: RequestInfo;

  /** What is known about the effect of the request. */
  readonly outcome: Outcome;

  constructor(message: string, options: APIErrorOptions) {
    super(message, options);
    this.request = options.request;
    this.outcome = options.outcome;
  }
}
