import { GatewayError, type GatewayErrorOptions } from "./gateway-error.ts";

/** An answer did not come in time. What was asked may have been done, or may still be. */
export class GatewayTimeoutError extends GatewayError {
  static override readonly brand: string = "GatewayTimeoutError";

  /** The method that was called; `connect` for a gateway that does not answer at all. */
  readonly method: string;

  /** The time limit, in milliseconds. */
  readonly timeoutMs: number;

  constructor(message: string, options: Omit<GatewayErrorOptions, "kind"> & { method: string; timeoutMs: number }) {
    super(message, { ...options, kind: "timeout" });
    this.method = options.method;
    this.timeoutMs = options.timeoutMs;
  }
}
