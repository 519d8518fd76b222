import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { describe } from "./describe.ts";

/** Path parameters that count from 0; all others are ids. */
const counted: ReadonlySet<string> = new Set(["index"]);

/** Path parameters that are secrets: whoever has them needs no key. */
const secretParts: ReadonlySet<string> = new Set(["token", "linkId"]);

/** A path, and the same for eyes: without secrets. */
export interface FilledPath {
  readonly path: string;
  readonly safePath: string;
}

/** The constant texts of a template, and the names between them. */
interface Template {
  readonly texts: readonly string[];
  readonly names: readonly string[];
  readonly secretNames: readonly string[];
}

const templates = /* @__PURE__ */ new Map<string, Template>();

/** Templates are constants, so they are few; every call asks for one. */
function readTemplate(template: string): Template {
  const known = templates.get(template);
  if (known !== undefined) return known;
  const pieces = template.split(/\{(\w+)\}/);
  const texts = pieces.filter((_, index) => index % 2 === 0);
  const names = pieces.filter((_, index) => index % 2 === 1);
  const read = { texts, names, secretNames: names.filter((name) => secretParts.has(name)) };
  templates.set(template, read);
  return read;
}

/** The values of a path that are secrets. A server may echo them. */
export function secretsInPath(template: string, parts: Readonly<Record<string, unknown>>): string[] {
  const values = readTemplate(template).secretNames.map((name) => parts[name]);
  return values.filter((value): value is string => typeof value === "string" && value !== "");
}

/**
 * Fills a path template. Every part is encoded, so that an id with a slash stays one part.
 *
 * @throws {ClawOpsError} where a part is empty, not a string or whole number, or `.` or `..`, which URLs resolve away
 */
export function fillPath(template: string, parts: Readonly<Record<string, unknown>>): FilledPath {
  const { texts, names } = readTemplate(template);
  let path = texts[0] ?? "";
  let safePath = path;
  for (const [index, name] of names.entries()) {
    const part = encodePart(name, parts[name]);
    const text = texts[index + 1] ?? "";
    path += part + text;
    safePath += (secretParts.has(name) ? "[redacted]" : part) + text;
  }
  return { path, safePath };
}

function wrongPart(name: string, problem: string): ClawOpsError {
  const message = `\`${name}\` ${problem}. It is a part of the request's path.`;
  return new ClawOpsError(message, { kind: "invalid-argument" });
}

function encodePart(name: string, value: unknown): string {
  if (counted.has(name)) {
    if (Number.isSafeInteger(value) && Number(value) >= 0) return String(value);
    throw wrongPart(
      name,
      `must be a whole number from 0, got ${typeof value === "number" ? String(value) : describe(value)}`,
    );
  }
  if (typeof value !== "string") throw wrongPart(name, `must be a string, got ${describe(value)}`);
  if (value.trim() === "") throw wrongPart(name, "must not be empty");
  if (value === "." || value === "..") throw wrongPart(name, `must not be "${value}"`);
  try {
    return encodeURIComponent(value);
  } catch (cause) {
    throw new ClawOpsError(`\`${name}\` is not well-formed text.`, { kind: "invalid-argument", cause });
  }
}
