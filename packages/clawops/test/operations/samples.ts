import type { Contract, ContractField, ContractOperation, ContractSchema } from "../../codegen/contract.ts";
import { type FieldNode, fieldTree } from "../../codegen/field-tree.ts";

/** A value twice: as it stands on the wire, and as users write and read it. Made from the contract alone. */
export interface Sample {
  readonly wire: unknown;
  readonly user: unknown;
}

/** `StatusCallback`, `ttl_seconds` → `statusCallback`, `ttlSeconds`: written apart from the SDK's own. */
export function userName(wire: string): string {
  const [first = "", ...others] = wire.split("_").filter((part) => part !== "");
  const joined = [first, ...others.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))].join("");
  return joined.slice(0, 1).toLowerCase() + joined.slice(1);
}

/** A file that a multipart request carries. */
export const sampleFile: File = new File(["bytes of a file"], "sample.md", { type: "text/markdown" });

/** Keys and values that are the user's own: whatever their spelling, they must not be touched. */
const ownKeys = { snake_key: "a", PascalKey: "b", camelKey: "c" };

/** Makes samples of what a contract describes. */
export class Samples {
  readonly #contract: Contract;

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /** An object with every field, but for the top-level ones in `without`. */
  fields(fields: readonly ContractField[], without: readonly string[] = []): Sample {
    return this.#object(fieldTree(fields).filter(({ key }) => !without.includes(key)));
  }

  /** A whole answer of success. */
  answer({ success }: ContractOperation): Sample {
    const { schema, item } = success;
    if (schema === null || schema === "binary") throw new Error("no JSON");
    if (!schema.startsWith("DataList<")) return this.#schema(this.#find(schema));
    const row = this.#schema(this.#find(item ?? ""));
    return { wire: { data: [row.wire] }, user: { data: [row.user] } };
  }

  #find(name: string): ContractSchema {
    const schema = this.#contract.schemas[name];
    if (schema === undefined) throw new Error(`The contract has no ${name}.`);
    return schema;
  }

  #schema(schema: ContractSchema): Sample {
    const value = schema.enum?.[0];
    if (value !== undefined) return { wire: value, user: value };
    return this.fields(schema.oneOf?.[0]?.fields ?? schema.fields);
  }

  #object(nodes: readonly FieldNode[]): Sample {
    const samples = nodes.map((node) => ({ key: node.key, ...this.#node(node) }));
    return {
      wire: Object.fromEntries(samples.map(({ key, wire }) => [key, wire])),
      user: Object.fromEntries(samples.map(({ key, user }) => [userName(key), user])),
    };
  }

  #node(node: FieldNode): Sample {
    const { field, children } = node;
    if (children.length > 0) {
      const inner = this.#object(children);
      return field.type === "array" ? { wire: [inner.wire], user: [inner.user] } : inner;
    }
    if (field.array === true) {
      const wire = field.enum?.slice(0, 2) ?? ["one", "둘 & three"];
      return { wire, user: wire };
    }
    if (field.type === "array") {
      const one = this.#one(field, field.items ?? "any");
      return { wire: [one.wire], user: [one.user] };
    }
    if (field.type !== "map") return this.#one(field, field.type);
    if (this.#contract.schemas[field.values ?? ""] === undefined) {
      const wire = field.values === "integer" ? { snake_key: 1, PascalKey: 2 } : ownKeys;
      return { wire, user: wire };
    }
    const one = this.#one(field, field.values ?? "any");
    return { wire: { node_1: one.wire, NodeTwo: one.wire }, user: { node_1: one.user, NodeTwo: one.user } };
  }

  #one(field: ContractField, type: string): Sample {
    const schema = this.#contract.schemas[type];
    if (schema !== undefined) return this.#schema(schema);
    const value = field.enum?.[0] ?? plainValue(field, type);
    return { wire: value, user: value };
  }
}

function plainValue(field: ContractField, type: string): unknown {
  switch (type) {
    case "integer":
      return field.min ?? field.minimum ?? 1;
    case "number":
      return field.max ?? field.maximum ?? 1.5;
    case "boolean":
      return true;
    case "object":
    case "any":
      return { inner_key: { DeepKey: [1, null] } };
    case "binary":
      return sampleFile;
    default:
      return textValue(field);
  }
}

function textValue({ format, maxLength = 40 }: ContractField): string {
  if (format === "date-time") return "2026-01-02T03:04:05.000Z";
  if (format === "date") return "2026-01-02";
  if (format === "uri") return "https://example.com/파일?a=b&c=d";
  if (format === "email") return "someone@example.com";
  if (format === "uuid") return "7706804e-ea85-443a-968a-b9bf363bdde8";
  return "텍스트 & text".slice(0, maxLength);
}
