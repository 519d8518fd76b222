import { refuse, type Answer } from "../wire.ts";

/** The answer to a method that real gateways have and the local one does not. */
export function notServed(method: string): Answer {
  const message = `${method} is a method of real gateways that the local gateway does not serve`;
  return refuse("UNAVAILABLE", message, { reason: "not-served", method });
}
