import { ClawOpsError } from "../errors/claw-ops-error.ts";

/** The error of a verb that cannot be written. It says where and what, and holds neither texts nor attribute values. */
export function wrongVerb(where: string, problem: string): ClawOpsError {
  return new ClawOpsError(`VoiceML: ${where} ${problem}.`, { kind: "invalid-argument" });
}

/** How a wrong value is named in a message: by its type, never by itself. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
