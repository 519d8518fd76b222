import type { Contract, ContractOperation } from "./contract.ts";

const about = `/**
 * Every operation of the ClawOps API 1.3.2, one constant each: where it goes, how it is authorised, and whether it may be
 * repeated. What its request and its answer look like stands in \`shapes.ts\`, by the same id, and is loaded with the first call.
 */`;

/** Prints `src/generated/operations.ts`. */
export function emitOperations(contract: Contract, header: string): string {
  const constants = contract.operations.map((operation) => emitOperation(operation));
  return `${header}\nimport type { Operation } from "../wire/operation.ts";\n\n${about}\n\n${constants.join("\n\n")}\n`;
}

function emitOperation(operation: ContractOperation): string {
  const { operationId, method, path, success } = operation;
  const lines = [`id: "${operationId}"`, `method: "${method}"`, `path: "${path}"`];
  const auth = authOf(operation);
  if (auth !== undefined) lines.push(`auth: "${auth}"`);
  if (operation.repeat !== "always") lines.push(`repeat: "${operation.repeat}"`);
  if (operation.idempotency !== null) lines.push(`key: "${operation.idempotency.field}"`);
  if (success.schema === "binary") lines.push("download: true");
  const list = listOf(operation);
  if (list !== undefined) lines.push(`list: ${list}`);
  return `export const ${operationId}: Operation = {\n${lines.map((line) => `  ${line},\n`).join("")}};`;
}

function authOf({ auth }: ContractOperation): string | undefined {
  if (auth === "bearer") return undefined;
  if (auth.startsWith("none")) return "none";
  return auth.includes("nonce") ? "nonce" : "enrollment-token";
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
