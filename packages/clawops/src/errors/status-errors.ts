import { APIStatusError } from "./api-status-error.ts";

/** 400: the request is wrong; with the code `VALIDATION` the message lists what and where. */
export class BadRequestError extends APIStatusError {
  static override readonly brand: string = "BadRequestError";
}

/** 401: the API key, or the token that an operation takes in its place, is missing, wrong or revoked. */
export class AuthenticationError extends APIStatusError {
  static override readonly brand: string = "AuthenticationError";
}

/** 403: the key may not do this: another account, an add-on that is off, a blocked sender. */
export class PermissionDeniedError extends APIStatusError {
  static override readonly brand: string = "PermissionDeniedError";
}

/** 404: there is no such thing in this account. */
export class NotFoundError extends APIStatusError {
  static override readonly brand: string = "NotFoundError";
}

/** 409: the state of the thing does not allow it. */
export class ConflictError extends APIStatusError {
  static override readonly brand: string = "ConflictError";
}

/** 422: understood, and refused: a blocked recipient, a used-up quota, a plan without the feature. */
export class UnprocessableEntityError extends APIStatusError {
  static override readonly brand: string = "UnprocessableEntityError";
}

/** 429: too much at a time. `retryAfterMs` is set where the server said how long to wait. */
export class RateLimitError extends APIStatusError {
  static override readonly brand: string = "RateLimitError";
}

/** 500 and every other 5xx but 503. The request may have taken effect. */
export class InternalServerError extends APIStatusError {
  static override readonly brand: string = "InternalServerError";
}

/** 503: not now. `outcome` tells whether the API refused it or something before the API failed. */
export class ServiceUnavailableError extends APIStatusError {
  static override readonly brand: string = "ServiceUnavailableError";
}
