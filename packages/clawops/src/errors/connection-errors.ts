import { APIError } from "./api-error.ts";

/** No connection, or one that broke. `outcome` tells whether the request may have arrived; `cause` is the platform's error. */
export class APIConnectionError extends APIError {
  static override readonly brand: string = "APIConnectionError";
}

/** One of the client's or the call's time limits was reached. */
export class APITimeoutError extends APIConnectionError {
  static override readonly brand: string = "APITimeoutError";
}
