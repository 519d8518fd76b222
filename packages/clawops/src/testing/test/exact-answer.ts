import { isRecord } from "@pincer/shared/internal";

import { readField } from "../../wire/field-rules.ts";
import type { Field, Fields, FieldType, Shape } from "../../wire/operation.ts";

const tests: Readonly<Record<FieldType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  date: (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
  integer: Number.isInteger,
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  object: isRecord,
  map: isRecord,
  array: Array.isArray,
  scalar: (value) => ["string", "number", "boolean"].includes(typeof value),
  binary: () => false,
  any: () => true,
};

/** What in an answer is not as the contract has it: a field too much, one too few, another type, an unknown value. */
export function exactIssues(value: unknown, shape: Shape, extra: Fields = {}, path = ""): string[] {
  if (!isRecord(value)) return [`${path}: not an object`];
  const fields: Fields = { ...shape.fields, ...extra };
  const unknown = Object.keys(value).filter((name) => fields[name] === undefined);
  return [
    ...unknown.map((name) => `${path}/${name}: not in the contract`),
    ...Object.entries(fields).flatMap(([name, field]) => fieldIssues(value[name], field, `${path}/${name}`)),
  ];
}

function fieldIssues(value: unknown, field: Field, path: string): string[] {
  const { type, isRequired, isNullable, enum: known, of } = readField(field);
  if (value === undefined) return isRequired ? [`${path}: missing`] : [];
  if (value === null) return isNullable ? [] : [`${path}: null`];
  if (!tests[type](value)) return [`${path}: not ${type}`];
  const items: unknown[] = Array.isArray(value) ? value : [value];
  if (known !== undefined && !items.every((item) => known.some((one) => one === item))) {
    return [`${path}: ${JSON.stringify(value)} is not known`];
  }
  if (of === undefined) return [];
  const inner = type === "map" && isRecord(value) ? Object.values(value) : items;
  return inner.flatMap((item) => (typeof of === "string" ? fieldIssues(item, of, path) : nodeIssues(item, of, path)));
}

/** The blocks of a call flow have fields of their own kind, which the answers' shapes do not list. */
function nodeIssues(item: unknown, of: Shape, path: string): string[] {
  return path.endsWith("/graph/nodes") ? [] : exactIssues(item, of, {}, path);
}
