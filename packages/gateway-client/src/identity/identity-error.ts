import { GatewayAuthError } from "../common.ts";

/**
 * The error for a device identity that cannot be had: another attempt would end in the same way.
 *
 * @param kind `unsupported` where the runtime cannot, `configuration` where something is wrong with the key or its place
 */
export function identityError(
  kind: "configuration" | "unsupported",
  message: string,
  steps: readonly string[],
  cause?: unknown,
): GatewayAuthError {
  return new GatewayAuthError(message, { kind, method: "connect", problem: "device-unusable", steps, cause });
}

/** The error for a kept key that is none. It is never replaced by itself: the gateway knows the device by it. */
export function damagedKey(place: string, why: string): GatewayAuthError {
  return identityError("configuration", `The device key in ${place} is damaged (${why}), and is left as it is.`, [
    "Put a good copy in its place, or delete it: then a new device is made, which has to be paired again.",
  ]);
}
