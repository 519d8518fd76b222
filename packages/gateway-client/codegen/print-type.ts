import type { JsonSchema } from "./schema.ts";

/** Where a type is used: what is sent is as narrow as the schema says, what is received stays open. */
export type Direction = "sent" | "received";

/** Prints schemas as types; what is a definition of its own elsewhere is referred to by its name. */
export class TypePrinter {
  /** The printed declarations by name. */
  readonly declarations: Map<string, string> = new Map();
  readonly #definitions: Readonly<Record<string, JsonSchema>>;
  readonly #names = new Map<string, string>();

  constructor(definitions: Readonly<Record<string, JsonSchema>>) {
    this.#definitions = definitions;
    for (const [name, schema] of Object.entries(definitions)) {
      const text = canonical(schema);
      if (isWorthAName(schema) && !this.#names.has(text)) this.#names.set(text, name);
    }
  }

  /** The name of a definition's type, which is declared where it was not yet. */
  name(definition: string, direction: Direction): string {
    const schema = this.#definitions[definition];
    if (schema === undefined) throw new Error(`There is no definition "${definition}".`);
    const first = this.#names.get(canonical(schema)) ?? definition;
    const name = directed(first, direction);
    if (this.declarations.has(name)) return name;
    this.declarations.set(name, ""); // keeps the place before the types inside
    const doc = docText(schema.description, "");
    const body = this.#body(schema, direction, "");
    const isObject = schema.properties !== undefined && body.startsWith("{");
    this.declarations.set(
      name,
      isObject ? `${doc}export interface ${name} ${body}` : `${doc}export type ${name} = ${body};`,
    );
    return name;
  }

  #type(schema: JsonSchema, direction: Direction, indent: string): string {
    const name = this.#names.get(canonical(schema));
    return name === undefined ? this.#body(schema, direction, indent) : this.name(name, direction);
  }

  #body(schema: JsonSchema, direction: Direction, indent: string): string {
    const { anyOf, oneOf, allOf } = schema;
    if ("const" in schema) return JSON.stringify(schema.const);
    if (schema.enum !== undefined) return literals(schema.enum, direction);
    const variants = anyOf ?? oneOf;
    if (variants !== undefined && schema.properties === undefined) return this.#union(variants, direction, indent);
    if (allOf !== undefined && schema.type === undefined) {
      const parts = allOf.map((part) => this.#type(part, direction, indent)).filter((part) => part !== "unknown");
      return parts.length === 0 ? "unknown" : parts.map((part) => `(${part})`).join(" & ");
    }
    switch (schema.type) {
      case "string":
      case "boolean":
      case "null":
      case "number":
        return schema.type;
      case "integer":
        return "number";
      case "array":
        return this.#array(schema, direction, indent);
      case "object":
        return this.#object(schema, direction, indent);
      default:
        return "unknown";
    }
  }

  #union(variants: readonly JsonSchema[], direction: Direction, indent: string): string {
    const texts = variants.filter((variant) => typeof variant.const === "string").map((variant) => variant.const);
    const rest = variants.filter((variant) => typeof variant.const !== "string");
    const parts = new Set(rest.map((variant) => this.#type(variant, direction, indent)));
    if (parts.has("unknown")) return "unknown";
    // A union of known texts and any text keeps the known ones as a hint.
    const isOpen = parts.delete("string");
    if (texts.length > 0) parts.add(literals(texts, isOpen ? "received" : direction));
    else if (isOpen) parts.add("string");
    if (parts.delete("null")) parts.add("null");
    return [...parts].join(" | ");
  }

  #array({ items }: JsonSchema, direction: Direction, indent: string): string {
    if (Array.isArray(items)) {
      return `readonly [${items.map((item: JsonSchema) => this.#type(item, direction, indent)).join(", ")}]`;
    }
    const type = items === undefined ? "unknown" : this.#type(items as JsonSchema, direction, indent);
    return /^\w+$/.test(type) ? `readonly ${type}[]` : `ReadonlyArray<${type}>`;
  }

  #object(schema: JsonSchema, direction: Direction, indent: string): string {
    const { properties = {}, required = [], additionalProperties, patternProperties } = schema;
    const keys = Object.keys(properties);
    if (keys.length === 0) {
      if (additionalProperties === false && patternProperties === undefined && direction === "sent") {
        return "Readonly<Record<string, never>>";
      }
      const value = Object.values(patternProperties ?? {})[0] ?? additionalProperties;
      const type = typeof value === "object" ? this.#type(value, direction, indent) : "unknown";
      return `Readonly<Record<string, ${type}>>`;
    }
    const inner = `${indent}  `;
    const lines = keys.map((key) => {
      const property = properties[key] ?? {};
      const isSure = required.includes(key);
      const type = this.#type(property, direction, inner);
      const absent = isSure || direction === "received" || type === "unknown" ? "" : " | undefined";
      const doc = docText(property.description, inner);
      return `${doc}${inner}readonly ${/^[\w$]+$/.test(key) ? key : JSON.stringify(key)}${isSure ? "" : "?"}: ${type}${absent};`;
    });
    if (direction === "received" || additionalProperties === true) {
      lines.push(`${inner}readonly [field: string]: unknown;`);
    }
    return `{\n${lines.join("\n")}\n${indent}}`;
  }
}

/** A comment, or nothing. */
export function docText(text: string | undefined, indent: string): string {
  if (text === undefined || text.trim() === "") return "";
  return `${indent}/** ${text.replaceAll("*/", "* /").replaceAll(/\s+/g, " ").trim()} */\n`;
}

/** What is sent and what is received of one definition are two types; each definition is most often used as one of them only. */
function directed(name: string, direction: Direction): string {
  const isParams = name.endsWith("Params");
  if (direction === "sent") return isParams ? name : `${name}Input`;
  return isParams ? name.replace(/Params$/, "Fields") : name;
}

/** One known text is what tells variants apart, so it stays as it is; several may become more. */
function literals(values: readonly unknown[], direction: Direction): string {
  const union = values.map((value) => JSON.stringify(value)).join(" | ");
  const isOpen = direction === "received" && values.length > 1 && values.every((value) => typeof value === "string");
  return isOpen ? `OpenUnion<${union}>` : union;
}

function isWorthAName(schema: JsonSchema): boolean {
  const variants = schema.anyOf ?? schema.oneOf ?? [];
  const hasFields = Object.keys(schema.properties ?? {}).length > 1;
  return hasFields || variants.filter(({ properties }) => properties !== undefined).length > 1;
}

function canonical(schema: JsonSchema): string {
  return JSON.stringify(schema, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
