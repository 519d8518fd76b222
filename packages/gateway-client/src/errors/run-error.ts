import { GatewayRequestError, type GatewayRequestErrorOptions } from "./request-errors.ts";

/**
 * How a run ended without success: `error` (the model or the gateway failed), `timeout` (its time limit), `aborted` (someone
 * stopped it), `lost` (the connection is gone and the result cannot be had any more).
 */
export type GatewayRunStatus = "error" | "timeout" | "aborted" | "lost";

/** A run ended without success. */
export class GatewayRunError extends GatewayRequestError {
  static override readonly brand: string = "GatewayRunError";

  /** The run; also its idempotency key. */
  readonly runId: string;

  /** How it ended. */
  readonly status: GatewayRunStatus;

  /** The text that came before the end; empty where none did. */
  readonly partialText: string;

  constructor(
    message: string,
    options: Omit<GatewayRequestErrorOptions, "kind" | "method"> & {
      /** `agent` or `chat.send`. */
      method?: string;
      runId: string;
      status: GatewayRunStatus;
      partialText: string;
    },
  ) {
    super(message, { ...options, kind: "run", method: options.method ?? "agent" });
    this.runId = options.runId;
    this.status = options.status;
    this.partialText = options.partialText;
  }
}
