/** Why a webhook is refused, before it is put into words: the words are loaded when there is a need for them. */
export type Reason =
  | "webcrypto"
  | "key"
  | "url"
  | "signature"
  | "params"
  | "field"
  | "own-url"
  | "own-field"
  | "too-many-fields"
  | "mismatch"
  | "request-type"
  | "method"
  | "content-type"
  | "json"
  | "body-read"
  | "no-body"
  | "stream"
  | "body-broken"
  | "too-long"
  | "too-slow"
  | "not-utf-8"
  | "bad-escape";

/** Stays inside: {@link inWords} makes an error for users of it. */
export class Refusal extends Error {
  /** What the words need to know. */
  readonly detail: unknown;

  constructor(reason: Reason, detail?: unknown) {
    super(reason);
    this.detail = detail;
  }
}
