import type { MethodName, ParamsOf, ResultOf } from "../protocol/methods.ts";
import type {
  SessionsListParams,
  SessionsListResult,
  SessionsPatchParams,
  SessionsPatchResult,
} from "../protocol/sessions.ts";
import type { RequestOptions } from "./request-options.ts";

/** Asks the gateway. */
export type Request = <Method extends MethodName>(
  method: Method,
  params?: ParamsOf<Method>,
  options?: RequestOptions,
) => Promise<ResultOf<Method>>;

/** Shortcuts for the methods of sessions. They reject as `gateway.request()` does. */
export class Sessions {
  readonly #request: Request;

  /** @internal */
  constructor(request: Request) {
    this.#request = request;
  }

  /** The gateway's sessions, newest first (`sessions.list`). */
  list(params: SessionsListParams = {}, options: RequestOptions = {}): Promise<SessionsListResult> {
    return this.#request("sessions.list", params, options);
  }

  /** Changes a session, and makes it where there is none (`sessions.patch`); `null` clears a field. */
  patch(params: SessionsPatchParams, options: RequestOptions = {}): Promise<SessionsPatchResult> {
    return this.#request("sessions.patch", params, options);
  }
}
