import type { Contract, ContractField, ContractOperation, ContractSchema } from "./contract.ts";
import { type FieldNode, fieldTree } from "./field-tree.ts";

type Rule = readonly [place: string, format: string];

const about = `/**
 * The texts of requests that have a format, by operationId and place. In a place \`*\` stands for every item, and \`?kind=x\` goes
 * on only where the object has that value. Only the local server checks them, so they are apart from \`shapes.ts\`. Instants are not
 * among them: they have a type of their own there.
 */`;

/** Prints `src/generated/formats.ts`. */
export function emitFormats(contract: Contract, header: string): string {
  const rules = contract.operations.map((operation) => [operation.operationId, rulesOf(contract, operation)] as const);
  const kinds = [...new Set(rules.flatMap(([, found]) => found.map(([, format]) => format)))].sort();
  const entries = rules
    .filter(([, found]) => found.length > 0)
    .map(([id, found]) => `  ${id}: { ${found.map(([place, format]) => `"${place}": "${format}"`).join(", ")} },`);
  const type = `/** What a text may have to look like. */\nexport type TextFormat = ${kinds.map((kind) => `"${kind}"`).join(" | ")};`;
  const table = `${about}\nexport const formats: Readonly<Record<string, Readonly<Record<string, TextFormat>>>> = {\n${entries.join("\n")}\n};`;
  return `${header}\n${type}\n\n${table}\n`;
}

function rulesOf(contract: Contract, { query, body }: ContractOperation): Rule[] {
  return [
    ...inNodes(contract, fieldTree(query), "/query"),
    ...inNodes(contract, fieldTree(body?.fields ?? []), "/body"),
  ];
}

function inNodes(contract: Contract, nodes: readonly FieldNode[], at: string): Rule[] {
  return nodes.flatMap(({ key, field, children }) => {
    const isMany = field.array === true || field.type === "array" || field.type === "map";
    const here = `${at}/${key}${isMany ? "/*" : ""}`;
    const schema = contract.schemas[innerType(field)];
    return [
      ...(field.format === undefined || field.format === "date-time" ? [] : [[here, field.format] as const]),
      ...inNodes(contract, children, here),
      ...(schema === undefined ? [] : inSchema(contract, schema, here)),
    ];
  });
}

/** Where more variants than the known ones may come, the schema leaves all of them to the service. */
function inSchema(contract: Contract, schema: ContractSchema, at: string): Rule[] {
  if (schema.type !== undefined || schema.open === true) return [];
  if (schema.oneOf === undefined) return inNodes(contract, fieldTree(schema.fields), at);
  return schema.oneOf.flatMap(({ fields }) => {
    const [discriminator, ...rest] = fieldTree(fields);
    return inNodes(contract, rest, `${at}/?${discriminator?.key}=${String(discriminator?.field.enum?.[0])}`);
  });
}

function innerType(field: ContractField): string {
  if (field.type === "array") return field.items ?? "";
  return field.type === "map" ? (field.values ?? "") : field.type;
}
