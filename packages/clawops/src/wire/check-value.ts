import { redactText } from "@pincer/shared/internal";

import { closeNames } from "./close-names.ts";
import { describe } from "./describe.ts";
import type { ReadField } from "./field-rules.ts";
import { isFile } from "./file-input.ts";
import { isPlain } from "./is-plain.ts";
import type { FieldType } from "./operation.ts";

const tests: Readonly<Record<FieldType, readonly [wanted: string, test: (value: unknown) => boolean]>> = {
  string: ["a string", (value) => typeof value === "string"],
  integer: ["a whole number", (value) => Number.isSafeInteger(value)],
  number: ["a number", (value) => Number.isFinite(value)],
  boolean: ["true or false", (value) => typeof value === "boolean"],
  date: ["an ISO 8601 string or a valid Date", (value) => isDate(value)],
  object: ["a plain object", (value) => isPlain(value)],
  map: ["a plain object", (value) => isPlain(value)],
  array: ["a list", (value) => Array.isArray(value)],
  binary: ["a File, a Blob, a Uint8Array or { data, filename }", isFile],
  scalar: [
    "a string, number or boolean",
    (value) => ["string", "boolean"].includes(typeof value) || Number.isFinite(value),
  ],
  any: ["a value", () => true],
};

/** What is wrong with a value that is to be sent, or `undefined`. What is inside lists and objects is not looked at. */
export function checkValue(
  value: unknown,
  field: Pick<ReadField, "type" | "enum" | "open" | "min" | "max">,
): string | undefined {
  const { type, enum: known, open, min = 0, max = Number.POSITIVE_INFINITY } = field;
  const [wanted, test] = tests[type];
  if (!test(value)) return `must be ${wanted}, got ${describe(value)}`;
  if (known !== undefined && type !== "array" && open !== true && !known.includes(value as string)) {
    return `must be one of ${known.map((item) => JSON.stringify(item)).join(", ")}, got ${show(value, known)}`;
  }
  const [size, unit] = measure(value);
  const isNumber = typeof value === "number";
  if (size >= (isNumber ? (field.min ?? Number.NEGATIVE_INFINITY) : min) && size <= max) return undefined;
  const range =
    field.min === undefined ? `at most ${max}` : field.max === undefined ? `at least ${min}` : `${min} to ${max}`;
  return `must ${isNumber ? "be" : "have"} ${range}${unit}, got ${size}`;
}

function measure(value: unknown): [number, string] {
  if (typeof value === "number") return [value, ""];
  if (typeof value === "string") return [Array.from(value).length, " characters"];
  if (Array.isArray(value)) return [value.length, " items"];
  return isPlain(value) ? [Object.keys(value).length, " keys"] : [0, ""];
}

function isDate(value: unknown): boolean {
  return value instanceof Date
    ? !Number.isNaN(value.getTime())
    : typeof value === "string" && !Number.isNaN(Date.parse(value));
}

/** A value that is none of the known ones. Shown where it is nearly one of them: any other may be a secret that went into the wrong field. */
function show(value: unknown, known: readonly unknown[]): string {
  const texts = known.filter((one) => typeof one === "string");
  const isShown = typeof value === "number" || (typeof value === "string" && closeNames(value, texts).length > 0);
  return isShown ? redactText(JSON.stringify(value)) : `a ${typeof value} of ${String(value).length} characters`;
}
