import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { methodLabel } from "../wire/method-label.ts";

/** The error of parameters that do not fit together. */
export function wrongParams(operation: string, problem: string): ClawOpsError {
  return new ClawOpsError(`${methodLabel(operation)}: ${problem}. Nothing was sent.`, { kind: "invalid-argument" });
}
