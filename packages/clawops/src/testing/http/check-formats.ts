import { isRecord } from "@pincer/shared/internal";

import type { TextFormat } from "../../generated/formats.ts";
import { textFormats } from "./text-formats.ts";
import { issue, type ValidationIssue } from "./validation.ts";

/** What the formats of an operation are checked in, by the first part of their places. */
export type FormatSubject = Readonly<Record<"query" | "body", unknown>>;

/** Says which texts do not have the format of their place. What is no text in such a place breaks another rule. */
export function checkFormats(subject: FormatSubject, formats: Readonly<Record<string, TextFormat>>): ValidationIssue[] {
  return Object.entries(formats).flatMap(([place, format]) => {
    const [, ...parts] = place.split("/");
    return textsAt(subject, parts, "")
      .filter(({ text }) => !textFormats[format](text))
      .map(({ path }) => issue(path, "format", `must match format "${format}"`));
  });
}

interface FoundText {
  readonly path: string;
  readonly text: string;
}

/** The texts in a place of `src/generated/formats.ts`. */
function textsAt(value: unknown, [part, ...rest]: readonly string[], path: string): FoundText[] {
  if (part === undefined) return typeof value === "string" ? [{ path, text: value }] : [];
  if (part === "*") {
    if (!Array.isArray(value) && !isRecord(value)) return [];
    return Object.entries(value).flatMap(([key, item]) => textsAt(item, rest, `${path}/${key}`));
  }
  if (!isRecord(value)) return [];
  if (part.startsWith("?")) {
    const [name = "", wanted] = part.slice(1).split("=");
    return Object.hasOwn(value, name) && value[name] === wanted ? textsAt(value, rest, path) : [];
  }
  return Object.hasOwn(value, part) ? textsAt(value[part], rest, `${path}/${part}`) : [];
}
