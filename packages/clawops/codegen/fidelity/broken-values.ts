import { example } from "./example.ts";
import type { RequestField } from "./request-field.ts";

/** A value that breaks one rule of the contract. */
export interface BrokenValue {
  /** As in the API's error code: `maxLength` of `maxLength.openapi.validation`. */
  readonly rule: string;
  readonly value: unknown;
}

/** Long texts and lists beyond these prove nothing that shorter ones do not, and cost time. */
const MAX_SIZE = 300_000;

/** For each rule of a field a value that breaks it, and no other. */
export function brokenValues(field: RequestField): BrokenValue[] {
  const { type, enum: known, format, min, max } = field;
  const found: BrokenValue[] = [];
  if (type !== "any" && type !== "binary") found.push({ rule: "type", value: type === "string" ? 7 : "x" });
  if (known !== undefined)
    found.push({ rule: "enum", value: typeof known[0] === "number" ? 987_654 : "no such value" });
  else if (format !== undefined && type === "string") found.push({ rule: "format", value: "no such thing" });
  if (min !== undefined && known === undefined) found.push(...below(field, min));
  if (max !== undefined && known === undefined && max < MAX_SIZE) found.push(...above(field, max));
  return found;
}

function below(field: RequestField, min: number): BrokenValue[] {
  if (field.type === "integer" || field.type === "number") return [{ rule: "minimum", value: min - 1 }];
  if (min < 1) return [];
  if (field.type === "string") return [{ rule: "minLength", value: "x".repeat(min - 1) }];
  return field.type === "array" ? [{ rule: "minItems", value: items(field, min - 1) }] : [];
}

function above(field: RequestField, max: number): BrokenValue[] {
  const { type, format } = field;
  if (type === "integer" || type === "number") return [{ rule: "maximum", value: max + 1 }];
  if (type === "string") {
    const text = String(
      example({ key: field.key, type, isRequired: true, isStrict: false, ...(format ? { format } : {}) }),
    );
    return [{ rule: "maxLength", value: text.padEnd(max + 1, "x").slice(0, max + 1) }];
  }
  if (type === "array") return [{ rule: "maxItems", value: items(field, max + 1) }];
  if (type !== "map") return [];
  return [
    { rule: "maxProperties", value: Object.fromEntries(Array.from({ length: max + 1 }, (_, at) => [`key${at}`, "x"])) },
  ];
}

function items({ item, key }: RequestField, length: number): unknown[] {
  return Array.from({ length }, () => (item === undefined ? "x" : example({ ...item, key })));
}
