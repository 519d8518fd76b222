import type { Contract, ContractOperation } from "./contract.ts";
import { emitSide } from "./emit-schemas.ts";
import { ShapePrinter } from "./emit-shape.ts";
import { fieldTree } from "./field-tree.ts";
import { isListSchema } from "./names.ts";

const about = `/**
 * What requests may hold (wire names) and what is promised of answers, by operationId, as far as the ClawOps API 1.3.2 is known.
 * Loaded with the first call. The local server of \`@pincer/clawops/testing\` checks by it. Left out, though the service still
 * takes them: \`page_size\` and \`limit\` (old names of \`pageSize\`), and the form encoding of createCall.
 */`;

/** Prints `src/generated/shapes.ts`. */
export function emitShapes(contract: Contract, header: string): string {
  const request = new ShapePrinter(contract, "request");
  const promise = new ShapePrinter(contract, "promise");
  const entries = contract.operations.map((operation) => {
    const parts = [...requestParts(operation, request), ...answerParts(contract, operation, promise)];
    return `  ${operation.operationId}: { ${parts.join(", ")} },`;
  });
  const constants = [
    ...emitSide(contract, "request", request.used),
    ...emitSide(contract, "promise", promise.used),
  ].map((text) => text.replace("\nexport const", "\nconst"));
  const table = `${about}\nexport const shapes: Readonly<Record<string, OperationShapes>> = {\n${entries.join("\n")}\n};`;
  return `${header}\nimport type { OperationShapes, Shape } from "../wire/operation.ts";\n\n${constants.join("\n\n")}\n\n${table}\n`;
}

function requestParts(
  { query, body, bodyAlternatives, requestCasing }: ContractOperation,
  printer: ShapePrinter,
): string[] {
  const parts: string[] = [];
  const inQuery = fieldTree(query);
  if (inQuery.length > 0) parts.push(`query: ${printer.fields(inQuery)}`);
  if (body === null) return parts;
  const marks = [`casing: "${requestCasing ?? "camel"}"`];
  if (body.contentType === "multipart/form-data") marks.push("multipart: true");
  if (!body.required) marks.push("optional: true");
  if (body.strict) marks.push("strict: true");
  const form = bodyAlternatives?.find(({ contentType }) => contentType === "multipart/form-data");
  if (form !== undefined) marks.push(`form: ${printer.shape(form.fields)}`);
  return [...parts, `body: { ${marks.join(", ")}, fields: ${printer.fields(fieldTree(body.fields))} }`];
}

function answerParts(contract: Contract, operation: ContractOperation, printer: ShapePrinter): string[] {
  const { status, alsoStatus } = operation.success;
  const shape = answerOf(contract, operation, printer);
  return [
    `status: ${alsoStatus === undefined ? status : JSON.stringify([status, ...alsoStatus])}`,
    ...(shape === undefined ? [] : [`answer: ${shape}`]),
  ];
}

/** The shape of an operation's JSON answer. */
export function answerOf(contract: Contract, { success }: ContractOperation, answer: ShapePrinter): string | undefined {
  const { schema, listKey, item } = success;
  if (schema === null || schema === "binary") return undefined;
  if (listKey === undefined || !(schema.startsWith("DataList<") || isListSchema(contract, schema)))
    return answer.constant(schema);
  // Of a list, only the rows matter at run time: an answer without `meta` can still be read.
  const list = fieldTree(contract.schemas[schema]?.fields ?? []).find(({ key }) => key === listKey);
  if (list !== undefined && list.children.length > 0) {
    return `{ fields: ${answer.fields([{ ...list, field: { ...list.field, required: true } }])} }`;
  }
  if (item === undefined || contract.schemas[item] === undefined)
    throw new Error(`The rows of ${schema} have no schema.`);
  return `{ fields: { ${listKey}: { type: "array!", of: ${answer.constant(item)} } } }`;
}
