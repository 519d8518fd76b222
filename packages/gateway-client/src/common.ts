/**
 * What the part of the client that is there at once shares with those that are loaded on demand, each of which takes its errors from
 * here: reached from everywhere alike, it comes to pages as one chunk and not as one for every set of parts.
 */
export { closedError } from "./connection/closed-error.ts";
export { loadPart } from "./connection/load-part.ts";
export { GatewayClosedError, GatewayConnectionError } from "./errors/connection-errors.ts";
export { GatewayError } from "./errors/gateway-error.ts";
export { invalidArgument } from "./errors/invalid-argument.ts";
export { GatewayProtocolError } from "./errors/protocol-error.ts";
export {
  GatewayAuthError,
  GatewayRequestError,
  MissingScopeError,
  PairingRequiredError,
  ProtocolMismatchError,
} from "./errors/request-errors.ts";
export { GatewayRunError } from "./errors/run-error.ts";
export { GatewayTimeoutError } from "./errors/timeout-error.ts";
export { readGatewayUrl } from "./handshake/gateway-url.ts";
export { checkCallOptions } from "./options/check-call-options.ts";
export { randomId } from "./platform/random-id.ts";
export { closeCodes } from "./reconnect/close-codes.ts";
