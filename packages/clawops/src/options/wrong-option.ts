import { ClawOpsError } from "../errors/claw-ops-error.ts";

/** The error of an option of the client that cannot be used. The message must say how to fix it and hold no secret. */
export function wrongOption(message: string, cause?: unknown): ClawOpsError {
  return new ClawOpsError(message, { kind: "configuration", cause });
}
