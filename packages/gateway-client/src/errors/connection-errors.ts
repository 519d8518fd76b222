import { GatewayError, type GatewayErrorOptions } from "./gateway-error.ts";

/** How a connection ended, and the rest of the error. */
export interface GatewayConnectionErrorOptions extends Omit<GatewayErrorOptions, "kind"> {
  readonly kind?: GatewayErrorOptions["kind"];
  readonly closeCode?: number | undefined;
  readonly closeReason?: string | undefined;
}

/** No connection could be made, or the one there was is gone. Requests that were under way may have been carried out. */
export class GatewayConnectionError extends GatewayError {
  static override readonly brand: string = "GatewayConnectionError";

  /** The WebSocket close code; 1006 where the connection went away without one, `undefined` where there was none. */
  readonly closeCode: number | undefined;

  /** What the gateway said when it closed, without secrets. */
  readonly closeReason: string | undefined;

  constructor(message: string, options: GatewayConnectionErrorOptions) {
    super(message, { retryable: true, ...options, kind: options.kind ?? "connection" });
    this.closeCode = options.closeCode;
    this.closeReason = options.closeReason;
  }
}

/** The client is closed for good: by `close()`, or because connecting again cannot help (see `cause`). */
export class GatewayClosedError extends GatewayConnectionError {
  static override readonly brand: string = "GatewayClosedError";

  constructor(message: string, options: GatewayConnectionErrorOptions = {}) {
    super(message, { retryable: false, ...options, kind: "closed" });
  }
}
