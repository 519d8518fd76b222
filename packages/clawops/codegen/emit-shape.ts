import type { Contract, ContractField, ContractSchema } from "./contract.ts";
import { type FieldNode, fieldTree } from "./field-tree.ts";
import { camel } from "./names.ts";

/**
 * What a shape is for: checking what is sent, checking what was promised in an answer, or knowing all that an answer has.
 * The second is a part of the third, because every program pays for its bytes.
 */
export type Side = "request" | "promise" | "answer";

/** Prints the run-time shapes of `src/wire/operation.ts`. */
export class ShapePrinter {
  readonly #contract: Contract;
  readonly #side: Side;
  /** Schemas that the printed text refers to by name. */
  readonly used: Set<string> = new Set();

  constructor(contract: Contract, side: Side) {
    this.#contract = contract;
    this.#side = side;
  }

  /** The name of the constant that holds a schema's shape. */
  constant(schema: string): string {
    this.used.add(schema);
    return this.#side !== "request" || schema.endsWith("Input") ? schema : `${schema}Input`;
  }

  /** A whole schema as a shape. */
  schema(schema: ContractSchema): string {
    if (schema.oneOf === undefined) return this.shape(schema.fields, schema.strict);
    if (this.#side !== "request") return this.shape(mergeVariants(schema));
    const variants = schema.oneOf.map(({ fields }) => fieldTree(fields));
    const by = variants[0]?.[0]?.key ?? "";
    const entries = variants.map((nodes) => {
      const [discriminator, ...rest] = nodes;
      return `${keyText(String(discriminator?.field.enum?.[0]))}: ${this.fields(rest)}`;
    });
    const known = variants.map((nodes) => JSON.stringify(nodes[0]?.field.enum?.[0])).join(", ");
    const open = schema.open === true ? ", open: true" : "";
    return `{ fields: { ${by}: { type: "string!", enum: [${known}]${open} } }, by: "${by}", variants: { ${entries.join(", ")} }${strictText(schema.strict)} }`;
  }

  shape(fields: readonly ContractField[], strict?: boolean): string {
    return this.#nodes(fieldTree(fields), strict);
  }

  fields(nodes: readonly FieldNode[]): string {
    const kept = this.#side === "promise" ? nodes.filter((node) => this.#isPromise(node)) : nodes;
    if (kept.length === 0) return "{}";
    return `{ ${kept.map((node) => `${keyText(node.key)}: ${this.#field(node)}`).join(", ")} }`;
  }

  #nodes(nodes: readonly FieldNode[], strict?: boolean): string {
    const isRequest = this.#side === "request";
    const isSnake = isRequest && nodes.some(({ key }) => key.includes("_"));
    return `{ fields: ${this.fields(nodes)}${isSnake ? ', casing: "snake"' : ""}${strictText(isRequest && strict === true)} }`;
  }

  #field(node: FieldNode): string {
    const { field } = node;
    const referred = this.#contract.schemas[field.type];
    const isAlias = referred?.type !== undefined;
    const base = fieldType(field, referred);
    const type = `"${base}${this.#isMarked(node) ? "!" : ""}${field.nullable === true ? "?" : ""}"`;
    const rules: string[] = [];
    const known = field.enum ?? (isAlias ? referred.enum : undefined);
    if (known !== undefined && known !== null && this.#side !== "promise") {
      rules.push(`enum: [${known.map((value) => JSON.stringify(value)).join(", ")}]`);
      if (this.#side === "request" && (field.open === true || referred?.open === true)) rules.push("open: true");
    }
    if (this.#side === "request") rules.push(...limits(field));
    const of = this.#of(node, isAlias);
    if (of !== undefined) rules.push(`of: ${of}`);
    return rules.length === 0 ? type : `{ type: ${type}, ${rules.join(", ")} }`;
  }

  #of({ field, children }: FieldNode, isAlias: boolean): string | undefined {
    if (children.length > 0)
      return this.#side === "promise" && !children.some((child) => this.#isPromise(child))
        ? undefined
        : this.#nodes(children, field.strict);
    if (field.array === true) return `"${scalarType(field)}"`;
    const inner =
      field.type === "array" ? field.items : field.type === "map" ? field.values : isAlias ? undefined : field.type;
    if (inner === undefined || inner === null || inner === "any") return undefined;
    if (this.#contract.schemas[inner] !== undefined)
      return this.#side !== "promise" || this.#hasPromise(inner) ? this.constant(inner) : undefined;
    if (this.#side === "promise") return undefined;
    if (field.type !== "array" && field.type !== "map") return undefined;
    if (inner.includes("|")) return '"scalar"';
    return inner === "object" ? undefined : `"${inner}"`;
  }

  /** True when reading depends on the field: it is promised, is spelt in another way for users, or holds one that is. */
  #isPromise(node: FieldNode): boolean {
    const { field, key, children } = node;
    if (this.#isMarked(node) || key !== camel(key)) return true;
    if (key === "meta") return false;
    const inner = field.type === "array" ? field.items : field.type === "map" ? field.values : field.type;
    return children.some((child) => this.#isPromise(child)) || this.#hasPromise(inner ?? "");
  }

  #hasPromise(schema: string): boolean {
    const found = this.#contract.schemas[schema];
    if (found === undefined || found.type !== undefined) return false;
    return fieldTree(found.oneOf === undefined ? found.fields : mergeVariants(found)).some((node) =>
      this.#isPromise(node),
    );
  }

  #isMarked({ key, field }: FieldNode): boolean {
    if (this.#side === "request") return field.required === true;
    return (field.required === true || field.promised === true) && key !== "meta";
  }
}

/** The fields of all variants as one flat list; what only some have is not promised, what differs between them is anything. */
export function mergeVariants(schema: ContractSchema): ContractField[] {
  const variants = schema.oneOf ?? [];
  const merged = new Map<string, ContractField>();
  for (const field of variants.flatMap(({ fields }) => fields)) {
    const all = variants.flatMap(({ fields }) => fields.filter(({ name }) => name === field.name));
    const known = all.flatMap((other) => other.enum ?? []);
    const isEverywhere = all.length === variants.length;
    if (!all.every((other) => other.type === field.type)) {
      merged.set(field.name, { name: field.name, type: "any" });
      continue;
    }
    merged.set(field.name, {
      ...field,
      enum: known.length > 0 ? [...new Set(known)] : null,
      required: isEverywhere && all.every((other) => other.required === true),
      promised: isEverywhere && all.every((other) => other.promised === true),
      nullable: all.some((other) => other.nullable === true),
    });
  }
  const mixed = [...merged.values()].filter(({ type }) => type === "any").map(({ name }) => name);
  return [...merged.values()].filter(({ name }) => !mixed.some((other) => name.startsWith(`${other}[`)));
}

function fieldType(field: ContractField, referred: ContractSchema | undefined): string {
  if (field.array === true) return "array";
  if (referred !== undefined) return referred.type ?? "object";
  if (field.type.includes("|")) return "any";
  return scalarType(field);
}

function scalarType(field: ContractField): string {
  return field.type === "string" && field.format === "date-time" ? "date" : field.type;
}

function limits(field: ContractField): string[] {
  const min = field.minLength ?? field.minItems ?? field.min ?? field.minimum;
  const max = field.maxLength ?? field.maxItems ?? field.maxProperties ?? field.max ?? field.maximum;
  const texts: string[] = [];
  if (min !== undefined && min !== null) texts.push(`min: ${min}`);
  if (max !== undefined && max !== null) texts.push(`max: ${max}`);
  return texts;
}

function strictText(strict: boolean | undefined): string {
  return strict === true ? ", strict: true" : "";
}

/** A property name as it stands in source text. */
export function keyText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
