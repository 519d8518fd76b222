import type { Contract, ContractField, ContractOperation, ContractSchema } from "./contract.ts";
import { docText, fieldDoc } from "./emit-docs.ts";
import { mergeVariants, type Side } from "./emit-shape.ts";
import { type FieldNode, fieldTree } from "./field-tree.ts";
import { camel, isListSchema, nestedName, paramsName, typeName } from "./names.ts";

/** The values of `statusCallbackEvent(s)`, which the contract has as one text. */
const callbackEvents = ["initiated", "ringing", "answered", "completed", "transfer"];

/** Prints `src/generated/types.ts`: what users pass and get, in camelCase. */
export function emitTypes(contract: Contract, header: string): string {
  const printer = new TypePrinter(contract);
  for (const operation of contract.operations) printer.operation(operation);
  for (const [name, schema] of Object.entries(contract.schemas)) printer.answer(name, schema);
  const events = callbackEvents.map((event) => JSON.stringify(event)).join(" | ");
  const own = [
    `/** A moment in a call at which ClawOps calls the status callback. */\nexport type CallbackEvent = OpenUnion<${events}>;`,
    `/** The id of an operation of the ClawOps API 1.3.2. */\nexport type OperationId =\n${contract.operations.map(({ operationId }) => `  | "${operationId}"`).join("\n")};`,
  ];
  return `${header}\nimport type { OpenUnion } from "@pincer/shared";\n\nimport type { FileInput } from "../wire/file-input.ts";\n\n${[...own, ...printer.texts.values()].join("\n\n")}\n`;
}

class TypePrinter {
  readonly #contract: Contract;
  /** The printed declarations by name. */
  readonly texts: Map<string, string> = new Map();

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  operation(operation: ContractOperation): void {
    const { operationId, query, body, client, notes } = operation;
    const fields = [...query, ...(body?.fields ?? [])];
    if (fields.length === 0) return;
    const doc = `Parameters of \`${client}\`. Source: ClawOps API 1.3.2, ${operationId}.${notes === undefined ? "" : `\n\n${notes}`}`;
    this.#interface(paramsName(client), fieldTree(fields), "request", doc, names(fields));
    for (const { contentType, fields: form } of operation.bodyAlternatives ?? []) {
      if (contentType === "multipart/form-data")
        this.#interface(
          paramsName(client).replace("Params", "FormParams"),
          fieldTree(form),
          "request",
          doc,
          names(form),
        );
    }
  }

  /** Declares what is received; the wrapping of lists has no name of its own, only what is inside it. */
  answer(name: string, schema: ContractSchema): void {
    const isAnswer = this.#contract.operations.some(({ success }) => success.schema === name);
    if (name.endsWith("Input") || (name.endsWith("Request") && !isAnswer) || name.startsWith("DataList")) return;
    const doc = `Source: ClawOps API 1.3.2, schema ${name}.${schema.note === undefined ? "" : ` ${schema.note}`}`;
    if (schema.type !== undefined) {
      this.texts.set(
        typeName(name),
        `${docText(doc)}\nexport type ${typeName(name)} = ${union(schema.enum ?? [], true)};`,
      );
      return;
    }
    if (schema.oneOf !== undefined && schema.open === true) {
      const forms = this.#reference(name, "request");
      this.texts.set(
        typeName(name),
        `${docText(`${doc} A form that this version does not know reaches you untouched.`)}\nexport type ${typeName(name)} = ${forms};`,
      );
      return;
    }
    const nodes = fieldTree(schema.oneOf === undefined ? schema.fields : mergeVariants(schema));
    if (isListSchema(this.#contract, name)) {
      for (const node of nodes) {
        if (node.children.length === 0 || node.key === "meta") continue;
        const row = `A row of a list. Source: ClawOps API 1.3.2, schema ${name}.`;
        this.#interface(nestedName(typeName(name), node.key), node.children, "answer", row, new Map());
      }
      return;
    }
    this.#interface(typeName(name), nodes, "answer", doc, new Map());
  }

  #interface(
    name: string,
    nodes: readonly FieldNode[],
    side: Side,
    doc: string,
    known: ReadonlyMap<string, string>,
  ): void {
    if (this.texts.has(name)) return;
    this.texts.set(name, ""); // keeps the place before the types inside
    const lines = nodes.map((node) => this.#property(node, name, side, known));
    this.texts.set(name, `${docText(rename(doc, known))}\nexport interface ${name} {\n${lines.join("\n")}\n}`);
  }

  #property(node: FieldNode, parent: string, side: Side, known: ReadonlyMap<string, string>): string {
    const { field, key } = node;
    const type = `${this.#type(node, parent, side, known)}${field.nullable === true ? " | null" : ""}`;
    const isCertain = (field.required === true || (side === "answer" && field.promised === true)) && key !== "meta";
    const property = isCertain ? `${camel(key)}: ${type};` : `${camel(key)}?: ${type} | undefined;`;
    return `${docText(rename(fieldDoc(field, side), known), "  ")}  readonly ${property}`;
  }

  #type(node: FieldNode, parent: string, side: Side, known: ReadonlyMap<string, string>): string {
    const { field, key, children } = node;
    if (side === "request" && /^statusCallbackEvents?$/i.test(key)) return "CallbackEvent | readonly CallbackEvent[]";
    const list = (type: string): string =>
      type.includes("|") && !type.startsWith("OpenUnion<") ? `ReadonlyArray<${type}>` : `readonly ${type}[]`;
    if (children.length > 0) {
      const name = nestedName(parent, key);
      this.#interface(name, children, side, `Part of {@link ${parent}}: \`${camel(key)}\`.`, known);
      return field.type === "array" ? list(name) : name;
    }
    if (field.array === true) {
      const one = this.#scalar(field, field.type, side);
      return `${one} | ${list(one)}`;
    }
    if (field.type === "array") return list(this.#scalar(field, field.items ?? "any", side));
    if (field.type === "map") return `Readonly<Record<string, ${this.#scalar(field, field.values ?? "any", side)}>>`;
    return this.#scalar(field, field.type, side);
  }

  #scalar(field: ContractField, type: string, side: Side): string {
    if (field.enum !== undefined && field.enum !== null)
      return union(field.enum, side === "answer" || field.open === true);
    if (this.#contract.schemas[type] !== undefined) return this.#reference(type, side);
    if (type.includes("[]")) return "string | readonly string[]";
    if (type.includes("|")) return type.split("|").join(" | ");
    if (type === "string") return side === "request" && field.format === "date-time" ? "string | Date" : "string";
    if (type === "integer") return "number";
    if (type === "object") return "Readonly<Record<string, unknown>>";
    if (type === "binary") return "FileInput";
    return type === "any" ? "unknown" : type;
  }

  #reference(name: string, side: Side): string {
    const schema = this.#contract.schemas[name];
    if (schema === undefined || schema.type !== undefined || side === "answer") return typeName(name);
    const own = name.endsWith("Input") ? name : `${name}Input`;
    if (this.texts.has(own)) return own;
    const doc = `Sent to ClawOps. Source: ClawOps API 1.3.2, schema ${name}.${schema.note === undefined ? "" : ` ${schema.note}`}`;
    if (schema.oneOf === undefined) {
      this.#interface(own, fieldTree(schema.fields), side, doc, new Map());
      return own;
    }
    this.texts.set(own, "");
    const variants = schema.oneOf.map(({ fields }) => {
      const nodes = fieldTree(fields);
      const variant = `${own.replace(/Input$/, "")}${words(String(nodes[0]?.field.enum?.[0]))}Input`;
      this.#interface(variant, nodes, side, `One form of {@link ${own}}.`, new Map());
      return variant;
    });
    this.texts.set(own, `${docText(doc)}\nexport type ${own} = ${variants.join(" | ")};`);
    return own;
  }
}

/** Wire names of parameters and what users write instead, for the texts of the contract. */
function names(fields: readonly ContractField[]): Map<string, string> {
  const keys = fields.map(({ name }) => name.split(".").at(-1) ?? name);
  return new Map(keys.filter((key) => key !== camel(key)).map((key) => [key, camel(key)]));
}

/** A plain word that opens a sentence is a word and not a name. */
function rename(text: string, known: ReadonlyMap<string, string>): string {
  return text.replace(/(^|[.*] |\n)?\b([A-Z]\w+)\b/g, (whole, start: string | undefined, word: string) => {
    const name = known.get(word);
    const isPlain = start !== undefined && !/[A-Z]/.test(word.slice(1));
    return name === undefined || isPlain ? whole : `${start ?? ""}${name}`;
  });
}

function words(value: string): string {
  return value
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

function union(values: ReadonlyArray<string | number>, isOpen: boolean): string {
  const known = values.map((value) => JSON.stringify(value)).join(" | ");
  return isOpen && values.every((value) => typeof value === "string")
    ? `OpenUnion<${known}>`
    : isOpen
      ? "number"
      : known;
}
