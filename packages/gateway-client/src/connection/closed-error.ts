import { GatewayClosedError } from "../errors/connection-errors.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import type { GatewayCloseReason } from "./state.ts";

/** The error of everything that is asked of a closed client. */
export function closedError({ message, error }: GatewayCloseReason): GatewayClosedError {
  const what = error instanceof GatewayError ? `${message} ${error.message}` : message;
  return new GatewayClosedError(what, { cause: error, steps: ["Make a new GatewayClient to connect again."] });
}
