import type { Contract, ContractOperation } from "./contract.ts";
import { ShapePrinter } from "./emit-shape.ts";
import { fieldTree } from "./field-tree.ts";
import { isListSchema } from "./names.ts";

const about = `/**
 * Every operation of the ClawOps API 1.3.2, one constant each, so that a bundler drops what a program does not use.
 *
 * The client sends by them. The local server of \`@pincer/clawops/testing\` routes by them, all in a row in
 * \`operation-list.ts\`: \`method\` and \`path\` (a template: \`/v1/accounts/{accountId}/calls\`) are the route, \`id\` is the
 * operationId, \`query\` and \`body\` say what a request may hold (wire names), \`answer\` what is promised of the answer (all of
 * it: \`answers.ts\`), \`status\` its code. Do not go over \`import * as operations\` as an object: it would put every operation
 * into every bundle. Left out, though the service still takes them: \`page_size\` and \`limit\` (old names of \`pageSize\`), and the
 * form encoding of createCall.
 */`;

/** Prints `src/generated/operations.ts`; tells which schemas it refers to. */
export function emitOperations(
  contract: Contract,
  header: string,
): { text: string; requests: Set<string>; answers: Set<string> } {
  const request = new ShapePrinter(contract, "request");
  const answer = new ShapePrinter(contract, "promise");
  const constants = contract.operations.map((operation) => emitOperation(contract, operation, request, answer));
  const names = [
    ...[...request.used].map((name) => request.constant(name)),
    ...[...answer.used].map((name) => answer.constant(name)),
  ];
  const imports = [
    'import type { Operation } from "../wire/operation.ts";',
    `import { ${[...new Set(names)].sort().join(", ")} } from "./schemas.ts";`,
  ];
  const text = `${header}\n${imports.join("\n")}\n\n${about}\n\n${constants.join("\n\n")}\n`;
  return { text, requests: request.used, answers: answer.used };
}

function emitOperation(
  contract: Contract,
  operation: ContractOperation,
  request: ShapePrinter,
  answer: ShapePrinter,
): string {
  const { operationId, method, path, success, requestCasing, body } = operation;
  const lines = [`id: "${operationId}"`, `method: "${method}"`, `path: "${path}"`];
  const auth = authOf(operation);
  if (auth !== undefined) lines.push(`auth: "${auth}"`);
  if (operation.repeat !== "always") lines.push(`repeat: "${operation.repeat}"`);
  if (operation.idempotency !== null) lines.push(`key: "${operation.idempotency.field}"`);
  const query = fieldTree(operation.query);
  if (query.length > 0) lines.push(`query: ${request.fields(query)}`);
  if (body !== null) {
    const marks = [`casing: "${requestCasing ?? "camel"}"`];
    if (body.contentType === "multipart/form-data") marks.push("multipart: true");
    if (!body.required) marks.push("optional: true");
    const form = operation.bodyAlternatives?.find(({ contentType }) => contentType === "multipart/form-data");
    if (form !== undefined) marks.push(`form: ${request.shape(form.fields)}`);
    lines.push(`body: { ${marks.join(", ")}, fields: ${request.fields(fieldTree(body.fields))} }`);
  }
  lines.push(
    `status: ${success.alsoStatus === undefined ? success.status : JSON.stringify([success.status, ...success.alsoStatus])}`,
  );
  const shape = answerOf(contract, operation, answer);
  if (shape !== undefined) lines.push(`answer: ${shape}`);
  const list = listOf(operation);
  if (list !== undefined) lines.push(`list: ${list}`);
  return `export const ${operationId}: Operation = {\n${lines.map((line) => `  ${line},\n`).join("")}};`;
}

function authOf({ auth }: ContractOperation): string | undefined {
  if (auth === "bearer") return undefined;
  if (auth.startsWith("none")) return "none";
  return auth.includes("nonce") ? "nonce" : "enrollment-token";
}

/** The shape of an operation's answer. */
export function answerOf(contract: Contract, { success }: ContractOperation, answer: ShapePrinter): string | undefined {
  const { schema, listKey, item } = success;
  if (schema === null) return undefined;
  if (schema === "binary") return '"binary"';
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

function listOf({ success, query }: ContractOperation): string | undefined {
  if (success.listKey === undefined) return undefined;
  const parts = [`key: "${success.listKey}"`];
  if (success.paged) {
    const field = query.find(({ name }) => name === "pageSize");
    const size = asText(field?.default) ?? /server default (\d+)/.exec(field?.note ?? "")?.[1] ?? 20;
    parts.push(`first: ${success.firstPage ?? 0}`, `size: ${size}`);
  }
  return `{ ${parts.join(", ")} }`;
}

function asText(value: unknown): string | undefined {
  return typeof value === "number" ? String(value) : undefined;
}

/** Prints `src/generated/operation-list.ts`: all operations in a row, apart, so that naming one does not bring all. */
export function emitOperationList(contract: Contract, header: string): string {
  const names = contract.operations.map(({ operationId }) => `  ${operationId},`).join("\n");
  return `${header}\nimport type { Operation } from "../wire/operation.ts";\nimport {\n${names}\n} from "./operations.ts";\n\n/** Every operation of the ClawOps API 1.3.2, in the order of the contract. */\nexport const operationList: readonly Operation[] = [\n${names}\n];\n`;
}
