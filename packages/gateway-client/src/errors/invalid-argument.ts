import { GatewayError } from "./gateway-error.ts";

/** The error for an argument of a call that is wrong. Nothing was sent. */
export function invalidArgument(message: string, cause?: unknown): GatewayError {
  return new GatewayError(message, { kind: "invalid-argument", cause });
}
