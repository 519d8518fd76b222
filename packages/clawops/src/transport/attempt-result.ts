/** A whole answer. */
export interface Answer {
  readonly type: "answer";
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** An attempt without a whole answer. */
export interface Failure {
  readonly type: "failure";
  /**
   * `connection`: none, or it broke; `timeout`: the attempt's or the call's time is up, `not-loaded`: while the way out was still being
   * loaded; the others are for good.
   */
  readonly reason: "connection" | "timeout" | "not-loaded" | "hidden-redirect" | "too-long";
  /** True when not a byte of the request can have reached the server. */
  readonly neverLeft: boolean;
  readonly cause: unknown;
  /** The status, where the headers were seen. */
  readonly status?: number;
}

/** How an attempt ended. */
export type AttemptResult = Answer | Failure;
