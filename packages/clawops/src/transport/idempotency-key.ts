import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { toCamel } from "../wire/casing.ts";
import type { Operation } from "../wire/operation.ts";
import type { PreparedRequest } from "./prepared-request.ts";

const MAX_LENGTH = 255;

/**
 * Puts a key into the fields of an operation that knows repetitions by one, unless the caller gave one. It happens before the
 * first attempt, so that all attempts carry the same.
 *
 * @throws {ClawOpsError} for a key that the server would not take, or not know again
 */
export function withKey(
  operation: Operation,
  fields: Record<string, unknown>,
): { readonly fields: Record<string, unknown>; readonly generatedKey: PreparedRequest["generatedKey"] } {
  const { key } = operation;
  if (key === undefined) return { fields, generatedKey: undefined };
  const given = fields[key];
  if (given !== undefined) {
    if (typeof given === "string" && given.length > 0 && given.length <= MAX_LENGTH)
      return { fields, generatedKey: undefined };
    const problem = `${operation.id}: \`${toCamel(key)}\` must have 1 to ${MAX_LENGTH} characters. Nothing was sent.`;
    throw new ClawOpsError(problem, { kind: "invalid-argument" });
  }
  const value = randomId();
  return { fields: { ...fields, [key]: value }, generatedKey: { name: toCamel(key), value } };
}

/** `randomUUID` is missing in pages that came over plain http. */
function randomId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
