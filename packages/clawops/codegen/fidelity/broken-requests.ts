import { brokenValues } from "./broken-values.ts";
import { example } from "./example.ts";
import type { RequestField } from "./request-field.ts";

/** A body that breaks one rule, and what the service says about it. */
export interface BrokenBody {
  readonly rule: string;
  /** `/body/To`, as the API reports it. */
  readonly path: string;
  readonly body: unknown;
}

type Place = readonly string[];

/** Every way in which a body that fits can break one rule of the contract. */
export function brokenBodies(fields: readonly RequestField[], isStrict: boolean, body: object): BrokenBody[] {
  return [...inObject(fields, [], body), ...(isStrict ? [stranger([], body)] : [])];
}

function inObject(fields: readonly RequestField[], place: Place, body: object): BrokenBody[] {
  return fields.flatMap((field) => {
    const here = [...place, field.key];
    const missing = field.isRequired
      ? [{ rule: "required", path: pathOf(here), body: withValue(body, here, undefined) }]
      : [];
    return [...missing, ...inValue(field, here, body)];
  });
}

function inValue(field: RequestField, here: Place, body: object): BrokenBody[] {
  const broken = brokenValues(field).map(({ rule, value }) => ({
    rule,
    path: pathOf(here),
    body: withValue(body, here, value),
  }));
  const filled = valueAt(body, here) === undefined ? withValue(body, here, example(field)) : body;
  if (field.item !== undefined) return [...broken, ...inValue(field.item, [...here, "0"], filled)];
  if (field.fields === undefined) return broken;
  return [...broken, ...inObject(field.fields, here, filled), ...(field.isStrict ? [stranger(here, filled)] : [])];
}

function stranger(place: Place, body: object): BrokenBody {
  const here = [...place, "noSuchKey"];
  return { rule: "additionalProperties", path: pathOf(here), body: withValue(body, here, "x") };
}

function pathOf(place: Place): string {
  return `/body/${place.join("/")}`;
}

function valueAt(body: unknown, place: Place): unknown {
  return place.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], body);
}

/** A copy with another value in a place; `undefined` leaves the key out. */
function withValue(body: unknown, [key = "", ...rest]: Place, value: unknown): object {
  const copy: Record<string, unknown> | unknown[] = Array.isArray(body) ? [...body] : { ...(body as object) };
  const target = copy as Record<string, unknown>;
  const next = rest.length === 0 ? value : withValue(target[key], rest, value);
  if (next === undefined) delete target[key];
  else target[key] = next;
  return copy;
}
