import { isRecord } from "@pincer/shared/internal";

import type { Contract, ContractOperation } from "../contract.ts";

/** Where an id in a path comes from: the operation that makes such a thing, and how its answer names it. */
export interface IdSource {
  readonly operationId: string;
  readonly read: (answer: unknown) => string | undefined;
}

/** Parts of paths that are no ids: they are what the caller says. */
export const literals: Readonly<Record<string, string>> = { index: "0" };

/** Where neither the field of the parameter's own name nor `id` holds it. */
const readers: Readonly<Record<string, (answer: unknown) => string | undefined>> = {
  linkId: (answer) => fieldOf(answer, "token"),
  token: (answer) => fieldOf(answer, "token"),
  jti: readJti,
};

/** Where the making operation does not have the path of the collection. */
const makers: Readonly<Record<string, string>> = { token: "createAssignmentLink" };

/** The operation that makes what a path parameter names: the POST to the collection that the parameter is in. */
export function idSource({ operations }: Contract, parameter: string): IdSource | undefined {
  const collections = operations.flatMap(({ path }) => {
    const at = path.indexOf(`/{${parameter}}`);
    return at < 0 ? [] : [path.slice(0, at)];
  });
  const maker = operations.find(({ method, path }) => method === "POST" && collections.includes(path));
  const operationId = makers[parameter] ?? maker?.operationId;
  if (operationId === undefined) return undefined;
  return { operationId, read: readers[parameter] ?? ((answer) => fieldOf(answer, parameter) ?? fieldOf(answer, "id")) };
}

/** The names in a path, but for the account's. */
export function idParameters({ path }: ContractOperation): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).filter((name) => name !== "accountId");
}

/**
 * True for a name that a DELETE may send though nothing has it: the contract calls the DELETE idempotent, and nothing in the API
 * makes such names, so one that is gone cannot be told from one that never was. Its 404 is about the ids before the name.
 */
export function mayBeGone(contract: Contract, { method, notes = "" }: ContractOperation, parameter: string): boolean {
  return method === "DELETE" && /\bidempotent\b/i.test(notes) && idSource(contract, parameter) === undefined;
}

function fieldOf(answer: unknown, name: string): string | undefined {
  const value = isRecord(answer) ? answer[name] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** The id of a token stands inside of it. */
function readJti(answer: unknown): string | undefined {
  const payload = fieldOf(answer, "token")?.split(".")[1];
  if (payload === undefined) return undefined;
  try {
    return fieldOf(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")), "jti");
  } catch {
    return undefined;
  }
}
