import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { describe } from "./describe.ts";

/** Path parameters that count from 0; all others are ids. */
const counted: ReadonlySet<string> = new Set(["index"]);

/** Path parameters that are secrets: whoever has them needs no key. */
const secretParts: ReadonlySet<string> = new Set(["token", "linkId"]);
const secretPart = /\{(?:token|linkId)\}/;

/** The values of a path that are secrets. A server may echo them. */
export function secretsInPath(template: string, parts: Readonly<Record<string, unknown>>): string[] {
  if (!secretPart.test(template)) return []; // most have none, and every call asks
  const values = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) =>
    secretParts.has(name) ? parts[name] : "",
  );
  return values.filter((value): value is string => typeof value === "string" && value !== "");
}

/** A path, and the same for eyes: without secrets. */
export interface FilledPath {
  readonly path: string;
  readonly safePath: string;
}

/**
 * Fills a path template. Every part is encoded, so that an id with a slash stays one part.
 *
 * @throws {ClawOpsError} where a part is empty, not a string or whole number, or `.` or `..`, which URLs resolve away
 */
export function fillPath(template: string, parts: Readonly<Record<string, unknown>>): FilledPath {
  const fill = (shown: boolean): string =>
    template.replace(/\{(\w+)\}/g, (_, name: string) =>
      shown && secretParts.has(name) ? "[redacted]" : encodePart(name, parts[name]),
    );
  const path = fill(false);
  return { path, safePath: secretPart.test(template) ? fill(true) : path };
}

function encodePart(name: string, value: unknown): string {
  const wrong = (problem: string): ClawOpsError =>
    new ClawOpsError(`\`${name}\` ${problem}. It is a part of the request's path.`, { kind: "invalid-argument" });
  if (counted.has(name)) {
    if (Number.isSafeInteger(value) && Number(value) >= 0) return String(value);
    throw wrong(`must be a whole number from 0, got ${typeof value === "number" ? String(value) : describe(value)}`);
  }
  if (typeof value !== "string") throw wrong(`must be a string, got ${describe(value)}`);
  if (value.trim() === "") throw wrong("must not be empty");
  if (value === "." || value === "..") throw wrong(`must not be "${value}"`);
  try {
    return encodeURIComponent(value);
  } catch (cause) {
    throw new ClawOpsError(`\`${name}\` is not well-formed text.`, { kind: "invalid-argument", cause });
  }
}
