import { ClawOpsError } from "../errors/claw-ops-error.ts";

/** The error of parameters that do not fit together. */
export function wrongParams(operation: string, problem: string): ClawOpsError {
  return new ClawOpsError(`${operation}: ${problem}. Nothing was sent.`, { kind: "invalid-argument" });
}
