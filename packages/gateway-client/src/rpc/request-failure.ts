import { GatewayConnectionError } from "../errors/connection-errors.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { GatewayTimeoutError } from "../errors/timeout-error.ts";

/** What is known of a request that came to nothing. */
export interface FailedRequest {
  readonly method: string;
  readonly timeoutMs: number;
  /** True where it was handed to a socket, so that it may have been carried out. */
  readonly wasSent: boolean;
  /** True where asking again does nothing twice. */
  readonly isRepeatable: boolean;
  /** What the connection was lost for, if it was. */
  readonly lastLoss: unknown;
}

const mayBeDone = "It may have been carried out all the same.";

/** The error of a request whose time is up. */
export function timedOut({ method, timeoutMs, wasSent, isRepeatable, lastLoss }: FailedRequest): GatewayTimeoutError {
  const what = wasSent ? `The gateway did not answer "${method}"` : `"${method}" was not sent: there was no connection`;
  return new GatewayTimeoutError(`${what} within ${timeoutMs} ms.${because(lastLoss)}`, {
    method,
    timeoutMs,
    cause: lastLoss,
    retryable: !wasSent || isRepeatable,
    steps: wasSent && !isRepeatable ? [mayBeDone] : [],
  });
}

/** The error of a request whose connection broke before it was answered. */
export function lostOnTheWay({ method, isRepeatable, lastLoss }: FailedRequest): GatewayConnectionError {
  const { closeCode, closeReason } = lastLoss instanceof GatewayConnectionError ? lastLoss : {};
  return new GatewayConnectionError(`The connection was lost before "${method}" was answered.${because(lastLoss)}`, {
    closeCode,
    closeReason,
    cause: lastLoss,
    retryable: isRepeatable,
    steps: isRepeatable ? [] : [mayBeDone],
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
