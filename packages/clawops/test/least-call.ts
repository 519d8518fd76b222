import { shapes } from "../src/generated/shapes.ts";
import { paramRules } from "../src/rules/param-rules.ts";
import type { Call } from "../src/transport/prepare-request.ts";
import { toCamel } from "../src/wire/casing.ts";
import { readField } from "../src/wire/field-rules.ts";
import type { Field, FieldType, Operation, Shape } from "../src/wire/operation.ts";

/** A call of any operation with as little as it may have. */
export function leastCall(operation: Operation): Call {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const path = Object.fromEntries(names.map((name) => [name, name === "index" ? 0 : `${name}1`]));
  const { auth, id } = operation;
  const { body, query } = shapes[id] ?? {};
  const shape: Shape = body ?? { fields: query ?? {} };
  const bearer = auth === undefined || auth === "none" ? {} : { bearer: "one-time-token" };
  return { operation, path, params: { ...leastObject(shape), ...oneOf(id) }, ...bearer };
}

/** Of parameters of which one is needed, the first. */
function oneOf(id: string): Record<string, unknown> {
  if (id === "sendMessage") return { body: "1" };
  const needed = (paramRules[id] ?? []).filter(([kind]) => kind === "exactly-one" || kind === "at-least-one");
  return Object.fromEntries(needed.map(([, name]) => [name, "1"]));
}

function leastObject({ fields, by, variants }: Shape): Record<string, unknown> {
  const [variant, more] = by === undefined ? [] : (Object.entries(variants ?? {})[0] ?? []);
  const required = Object.entries({ ...fields, ...more }).filter(([, field]) => readField(field).isRequired);
  const values = required.map(([wire, field]) => [toCamel(wire), wire === by ? variant : leastValue(field)]);
  return Object.fromEntries(values) as Record<string, unknown>;
}

function leastValue(field: Field): unknown {
  const { type, enum: known, min = 0, of } = readField(field);
  const one = known?.[0];
  if (type === "array") return Array.from({ length: Math.max(1, min) }, () => one ?? leastItem(of ?? "any"));
  if (one !== undefined) return one;
  if (type === "string") return "1".repeat(Math.max(1, min));
  if (type === "integer" || type === "number") return min;
  return leastItem(type === "object" && of !== undefined ? of : type);
}

function leastItem(of: FieldType | Shape): unknown {
  if (typeof of !== "string") return leastObject(of);
  const values: Readonly<Partial<Record<FieldType, unknown>>> = {
    boolean: true,
    date: "2026-01-01T00:00:00.000Z",
    object: {},
    map: {},
    binary: new Uint8Array([1]),
  };
  return values[of] ?? "1";
}
