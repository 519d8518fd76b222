import { isRecord } from "@pincer/shared/internal/base";

import { invalidArgument } from "../errors/invalid-argument.ts";
import { isTime } from "./is-time.ts";

/**
 * Checks what a call was given besides its params.
 *
 * @throws GatewayError of kind `invalid-argument` that names the option
 */
export function checkCallOptions(options: unknown): void {
  if (!isRecord(options))
    throw invalidArgument("The options of a call must be an object, such as { timeout: 5000, signal }.");
  const { timeout, signal } = options;
  if (timeout !== undefined && !isTime(timeout)) {
    throw invalidArgument("The `timeout` option must be milliseconds above 0, or Infinity.");
  }
  if (signal !== undefined && !isSignal(signal)) throw invalidArgument("The `signal` option must be an AbortSignal.");
}

/** Not by `instanceof`: it may be of another realm. */
function isSignal(value: unknown): boolean {
  return isRecord(value) && typeof value["aborted"] === "boolean" && typeof value["throwIfAborted"] === "function";
}
