import { ClawOpsError } from "../errors/claw-ops-error.ts";

/** The error of a local server that is used wrongly by its test, as opposed to what it answers to a request. */
export function usageError(message: string): ClawOpsError {
  return new ClawOpsError(message, { kind: "invalid-argument" });
}
