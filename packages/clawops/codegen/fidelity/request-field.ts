import type { Contract, ContractField, ContractSchema } from "../contract.ts";
import { type FieldNode, fieldTree } from "../field-tree.ts";

/** What a request may hold in one place, with everything that the contract says about it. */
export interface RequestField {
  readonly key: string;
  readonly type: "string" | "integer" | "number" | "boolean" | "array" | "object" | "map" | "binary" | "any";
  readonly isRequired: boolean;
  /** Values outside of it are refused. */
  readonly enum?: ReadonlyArray<string | number>;
  readonly format?: string;
  /** Of a number its value, of a string its length, of an array its count, of a map its keys. */
  readonly min?: number;
  readonly max?: number;
  /** The items of an array. */
  readonly item?: RequestField;
  /** What an object holds. */
  readonly fields?: readonly RequestField[];
  /** True where an object refuses keys that it does not know. */
  readonly isStrict: boolean;
}

/** The fields of a body or a query, nested, with the schemas that they refer to in their place. */
export function requestFields(contract: Contract, fields: readonly ContractField[]): RequestField[] {
  return fieldTree(fields).map((node) => readNode(contract, node));
}

function readNode(contract: Contract, { key, field, children }: FieldNode): RequestField {
  const isArray = field.type === "array" || field.array === true;
  const inner = isArray ? (field.type === "array" ? (field.items ?? "any") : field.type) : field.type;
  const schema = contract.schemas[inner];
  const known = field.open === true || schema?.open === true ? undefined : (field.enum ?? schema?.enum ?? undefined);
  const isStrict = field.strict === true || schema?.strict === true;
  const value = {
    type: typeOf(schema === undefined ? inner : (schema.type ?? "object")),
    ...(known === undefined ? {} : { enum: known }),
    ...(field.format === undefined ? {} : { format: field.format }),
    ...fieldsOf(contract, schema, children),
    isStrict,
  };
  const isRequired = field.required === true;
  if (!isArray) return { key, isRequired, ...value, ...limits(field) };
  const item: RequestField = { key: "0", isRequired: false, ...value };
  return { key, isRequired, type: "array", isStrict: false, item, ...limits(field) };
}

/** Of a schema with variants the first one stands for all. */
function fieldsOf(
  contract: Contract,
  schema: ContractSchema | undefined,
  children: readonly FieldNode[],
): { fields?: RequestField[] } {
  if (schema !== undefined && schema.type === undefined) {
    return { fields: requestFields(contract, schema.oneOf?.[0]?.fields ?? schema.fields) };
  }
  return children.length === 0 ? {} : { fields: children.map((child) => readNode(contract, child)) };
}

const types: ReadonlySet<string> = new Set(["string", "integer", "number", "boolean", "object", "map", "binary"]);

function typeOf(type: string): RequestField["type"] {
  return types.has(type) ? (type as RequestField["type"]) : "any";
}

function limits(field: ContractField): { min?: number; max?: number } {
  const min = field.minLength ?? field.minItems ?? field.min ?? field.minimum ?? undefined;
  const max = field.maxLength ?? field.maxItems ?? field.maxProperties ?? field.max ?? field.maximum ?? undefined;
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}
