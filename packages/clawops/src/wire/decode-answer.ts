import { isRecord } from "@pincer/shared/internal";

import { toCamel } from "./casing.ts";
import { readField } from "./field-rules.ts";
import type { Shape } from "./operation.ts";

/** Whether anything in a shape has another name for the caller than on the wire. */
const renaming = /* @__PURE__ */ new WeakMap<Shape, boolean>();

function renames(shape: Shape): boolean {
  const known = renaming.get(shape);
  if (known !== undefined) return known;
  renaming.set(shape, true); // for a shape that holds itself
  const found = Object.entries(shape.fields).some(([name, field]) => {
    const { of } = readField(field);
    return toCamel(name) !== name || (of !== undefined && typeof of !== "string" && renames(of));
  });
  renaming.set(shape, found);
  return found;
}

/**
 * An answer with the known names in camelCase. Only names that the contract spells otherwise change; what it does not know,
 * and what is in maps, stays untouched.
 */
export function decodeAnswer(value: unknown, shape: Shape): unknown {
  if (!isRecord(value) || !renames(shape)) return value;
  const entries = Object.entries(value).map(([name, item]): [string, unknown] => {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (field === undefined) return [name, item];
    const { type, of } = readField(field);
    return [toCamel(name), of === undefined || typeof of === "string" ? item : decodeInner(item, type, of)];
  });
  return Object.fromEntries(entries);
}

function decodeInner(item: unknown, type: string, of: Shape): unknown {
  if (Array.isArray(item)) return item.map((inner: unknown) => decodeAnswer(inner, of));
  if (type !== "map" || !isRecord(item)) return decodeAnswer(item, of);
  return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, decodeAnswer(inner, of)]));
}
