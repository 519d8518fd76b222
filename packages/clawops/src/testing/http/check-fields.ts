import { isRecord } from "@pincer/shared/internal";

import { type ReadField, readField } from "../../wire/field-rules.ts";
import type { Fields, FieldType, Shape } from "../../wire/operation.ts";
import { isDateTime } from "./is-date-time.ts";
import { issue, type ValidationIssue } from "./validation.ts";

/** Says what in `value` does not fit a shape of the contract. Keys that it does not know are an issue only where it is strict. */
export function checkShape(value: Readonly<Record<string, unknown>>, shape: Shape, path: string): ValidationIssue[] {
  const { fields, strict } = shape;
  const known = { ...fields, ...variantOf(value, shape) };
  const strangers = strict === true ? Object.keys(value).filter((name) => !Object.hasOwn(known, name)) : [];
  return [
    ...checkFields(value, isOpen(shape) ? fields : known, path),
    ...strangers.map((name) => issue(`${path}/${name}`, "additionalProperties", "must NOT have additional properties")),
  ];
}

/** The fields that come on top for the variant that the value picks. */
function variantOf(value: Readonly<Record<string, unknown>>, { by, variants }: Shape): Fields {
  const picked = by === undefined ? undefined : value[by];
  if (typeof picked !== "string" || variants === undefined || !Object.hasOwn(variants, picked)) return {};
  return variants[picked] ?? {};
}

/** Where more variants than the known ones may come (blocks of call flows), the schema leaves all of them to the service. */
function isOpen({ fields, by }: Shape): boolean {
  const field = by === undefined ? undefined : fields[by];
  return field !== undefined && readField(field).open === true;
}

/** Says what in `value` does not fit the fields of the contract. Fields that the contract does not know are let through. */
export function checkFields(value: Readonly<Record<string, unknown>>, fields: Fields, path: string): ValidationIssue[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const rules = readField(field);
    const here = `${path}/${name}`;
    const given = value[name];
    if (given === undefined) {
      return rules.isRequired ? [issue(here, "required", `must have required property '${name}'`)] : [];
    }
    return given === null && rules.isNullable ? [] : checkValue(given, rules, here);
  });
}

function checkValue(value: unknown, rules: ReadField, path: string): ValidationIssue[] {
  const { type } = rules;
  if (!tests[type](value)) {
    if (type === "date" && typeof value === "string") return [issue(path, "format", 'must match format "date-time"')];
    return [issue(path, "type", `must be ${typeNames[type] ?? type}`)];
  }
  return [...checkEnum(value, rules, path), ...checkSize(value, rules, path), ...checkInside(value, rules, path)];
}

/** What the API calls types that are ours. */
const typeNames: Partial<Record<FieldType, string>> = {
  map: "object",
  date: "string",
  scalar: "string,number,boolean",
};

/** What a value of a type is like. */
const tests: Readonly<Record<FieldType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  date: (value) => typeof value === "string" && isDateTime(value),
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  array: (value) => Array.isArray(value),
  object: isRecord,
  map: isRecord,
  scalar: (value) => ["string", "number", "boolean"].includes(typeof value),
  binary: () => true,
  any: () => true,
};

function checkEnum(value: unknown, rules: ReadField, path: string): ValidationIssue[] {
  const { enum: known, open } = rules;
  if (known === undefined || open === true) return [];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  const unknown = values.some((item) => !known.some((one) => one === item));
  return unknown ? [issue(path, "enum", `must be equal to one of the allowed values: ${known.join(", ")}`)] : [];
}

/** How `min` and `max` are called and counted, by type. */
const sizes: Partial<Record<FieldType, readonly [min: string, max: string, unit: string]>> = {
  string: ["minLength", "maxLength", "characters"],
  array: ["minItems", "maxItems", "items"],
  map: ["minProperties", "maxProperties", "properties"],
  object: ["minProperties", "maxProperties", "properties"],
};

function checkSize(value: unknown, rules: ReadField, path: string): ValidationIssue[] {
  const { min, max } = rules;
  const size = sizeOf(value);
  if (size === undefined) return [];
  const [minRule, maxRule, unit] = sizes[rules.type] ?? ["minimum", "maximum", ""];
  const less = unit === "" ? `must be >= ${min}` : `must NOT have fewer than ${min} ${unit}`;
  const more = unit === "" ? `must be <= ${max}` : `must NOT have more than ${max} ${unit}`;
  if (min !== undefined && size < min) return [issue(path, minRule, less)];
  if (max !== undefined && size > max) return [issue(path, maxRule, more)];
  return [];
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "string") return Array.from(value).length;
  if (Array.isArray(value)) return value.length;
  return isRecord(value) ? Object.keys(value).length : undefined;
}

function checkInside(value: unknown, rules: ReadField, path: string): ValidationIssue[] {
  const { of } = rules;
  if (of === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => checkPart(item, of, `${path}/${index}`));
  if (!isRecord(value)) return [];
  if (rules.type === "object") return checkPart(value, of, path);
  return Object.entries(value).flatMap(([key, item]) => checkPart(item, of, `${path}/${key}`));
}

function checkPart(value: unknown, of: FieldType | Shape, path: string): ValidationIssue[] {
  if (typeof of === "string") return checkValue(value, readField(of), path);
  return isRecord(value) ? checkShape(value, of, path) : [issue(path, "type", "must be object")];
}
