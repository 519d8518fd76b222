import { isRecord } from "@pincer/shared/internal";

import { bareName, toCamel, toWire } from "./casing.ts";
import { checkFreeData } from "./check-free-data.ts";
import { checkValue } from "./check-value.ts";
import { describe } from "./describe.ts";
import { type ReadField, readField } from "./field-rules.ts";
import { isPlain } from "./is-plain.ts";
import type { Casing, Fields, FieldType, Shape } from "./operation.ts";
import type { Report } from "./report.ts";

/**
 * Checks parameters against a shape and gives them in the wire's spelling: `undefined` is left out, `null` stays, dates
 * become ISO strings, and keys that are the user's own (maps, objects without a shape) stay as they are. Unknown names pass,
 * spelt like their neighbours, for servers that are newer than this SDK; a known name in another spelling is a problem.
 */
export function encodeFields(
  value: unknown,
  shape: Shape,
  casing: Casing,
  report: Report,
  path = "",
): Record<string, unknown> {
  if (!isPlain(value)) {
    report(path, `must be a plain object, got ${describe(value)}`);
    return {};
  }
  const own = shape.casing ?? casing;
  const fields = fieldsFor(value, shape);
  const wireNames = new Map(Object.keys(fields).map((wire) => [toCamel(wire), wire]));
  const encoded: Array<[string, unknown]> = [];
  for (const [name, item] of Object.entries(value)) {
    const wire = wireNames.get(name);
    const field = wire === undefined ? undefined : fields[wire];
    if (item === undefined) continue;
    if (wire !== undefined && field !== undefined) {
      encoded.push([wire, encodeField(item, readField(field), own, report, join(path, name))]);
      continue;
    }
    const meant = [...wireNames.keys()].find((known) => bareName(known) === bareName(name));
    if (meant !== undefined) report(join(path, name), `is unknown; did you mean \`${meant}\``);
    else {
      checkFreeData(item, join(path, name), report);
      encoded.push([toWire(name, own), item]);
    }
  }
  // By what goes out: a getter of a class or a field of a prototype does not.
  const sent = new Set(encoded.map(([wire]) => wire));
  for (const [name, wire] of wireNames) {
    const field = fields[wire];
    if (field !== undefined && !sent.has(wire) && readField(field).isRequired) report(join(path, name), "is required");
  }
  return Object.fromEntries(encoded);
}

/** The fields of a shape, with those of the variant that the value names. */
function fieldsFor(value: Record<string, unknown>, { fields, by, variants }: Shape): Fields {
  if (by === undefined || variants === undefined) return fields;
  const named = value[toCamel(by)];
  const variant = typeof named === "string" && Object.hasOwn(variants, named) ? variants[named] : undefined;
  return { ...fields, ...variant };
}

function encodeField(value: unknown, field: ReadField, casing: Casing, report: Report, path: string): unknown {
  if (value === null) {
    if (!field.isNullable) report(path, "cannot be cleared with null; leave it out instead");
    return null;
  }
  const problem = checkValue(value, field);
  if (problem !== undefined) {
    report(path, problem);
    return value;
  }
  if (field.isRequired && value === "") report(path, "must not be empty");
  return encodeInner(value, field, casing, report, path);
}

function encodeInner(value: unknown, field: ReadField, casing: Casing, report: Report, path: string): unknown {
  const { type, of, enum: known, open } = field;
  if (value instanceof Date) return value.toISOString();
  if (type === "binary") return value;
  if (type === "array" && Array.isArray(value)) {
    // `map` would leave out holes, which JSON makes `null` of.
    return Array.from(value, (item: unknown, index) =>
      encodeItem(item, of ?? "any", { enum: known, open }, casing, report, `${path}[${index}]`),
    );
  }
  if (of === undefined || !isRecord(value) || (type !== "map" && typeof of === "string")) {
    checkFreeData(value, path, report);
    return value;
  }
  if (type !== "map") return encodeFields(value, of as Shape, casing, report, path);
  const items = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    items.map(([key, item]) => [key, encodeItem(item, of, {}, casing, report, join(path, key))]),
  );
}

interface Known {
  readonly enum?: ReadField["enum"] | undefined;
  readonly open?: true | undefined;
}

function encodeItem(
  item: unknown,
  of: FieldType | Shape,
  known: Known,
  casing: Casing,
  report: Report,
  path: string,
): unknown {
  if (typeof of !== "string") return encodeFields(item, of, casing, report, path);
  const rules = {
    type: of,
    ...(known.enum === undefined ? {} : { enum: known.enum }),
    ...(known.open === true ? { open: true as const } : {}),
  };
  const problem = checkValue(item, rules);
  if (problem === undefined) checkFreeData(item, path, report);
  else report(path, problem);
  return item instanceof Date ? item.toISOString() : item;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
