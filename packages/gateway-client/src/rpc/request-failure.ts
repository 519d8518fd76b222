import { GatewayConnectionError } from "../errors/connection-errors.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { GatewayTimeoutError } from "../errors/timeout-error.ts";
import type { Repeatable } from "./repeatable.ts";

/** What is known of a request that came to nothing. */
export interface FailedRequest {
  readonly method: string;
  readonly timeoutMs: number;
  /** True where it was handed to a socket, so that it may have been carried out. */
  readonly wasSent: boolean;
  readonly repeatable: Repeatable;
  /** What the connection was lost for, if it was. */
  readonly lastLoss: unknown;
}

/** What to do about a request that was sent and not answered. */
function afterDoubt(repeatable: Repeatable): string[] {
  if (repeatable === "always") return [];
  const mayBeDone = "It may have been carried out all the same.";
  if (repeatable === false) return [mayBeDone];
  return [
    mayBeDone,
    "Asking again with the same idempotencyKey does nothing twice for a few minutes, as long as the gateway has not restarted meanwhile.",
  ];
}

/** The error of a request whose time is up. */
export function timedOut({ method, timeoutMs, wasSent, repeatable, lastLoss }: FailedRequest): GatewayTimeoutError {
  const what = wasSent ? `The gateway did not answer "${method}"` : `"${method}" was not sent: there was no connection`;
  return new GatewayTimeoutError(`${what} within ${timeoutMs} ms.${because(lastLoss)}`, {
    method,
    timeoutMs,
    cause: lastLoss,
    retryable: !wasSent || repeatable === "always",
    steps: wasSent ? afterDoubt(repeatable) : [],
  });
}

/** The error of a request whose connection broke before it was answered. */
export function lostOnTheWay({ method, repeatable, lastLoss }: FailedRequest): GatewayConnectionError {
  const { closeCode, closeReason } = lastLoss instanceof GatewayConnectionError ? lastLoss : {};
  return new GatewayConnectionError(`The connection was lost before "${method}" was answered.${because(lastLoss)}`, {
    closeCode,
    closeReason,
    cause: lastLoss,
    retryable: repeatable === "always",
    steps: afterDoubt(repeatable),
  });
}

/** The error of a request that was not sent. */
export function notSent(method: string, why: string, lastLoss: unknown): GatewayConnectionError {
  return new GatewayConnectionError(`"${method}" was not sent: ${why}.`, { cause: lastLoss });
}

/** The error of a request that is larger than the gateway takes: sent, it would end the connection. */
export function tooLarge(method: string, bytes: number, maxBytes: number): GatewayError {
  return invalidArgument(
    `"${method}" was not sent: it has ${bytes} bytes, and the gateway takes at most ${maxBytes} in one frame.`,
  );
}

/** What an error of ours says, to go behind another message. */
function because(error: unknown): string {
  return error instanceof GatewayError ? ` ${error.message}` : "";
}
