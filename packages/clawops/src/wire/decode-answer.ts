import { isRecord } from "@pincer/shared/internal";

import { toCamel } from "./casing.ts";
import { readField } from "./field-rules.ts";
import type { Shape } from "./operation.ts";

/**
 * An answer with the known names in camelCase. Only names that the contract spells otherwise change; what it does not know,
 * and what is in maps, stays untouched.
 */
export function decodeAnswer(value: unknown, shape: Shape): unknown {
  if (!isRecord(value)) return value;
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
