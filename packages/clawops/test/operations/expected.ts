import type { ContractOperation } from "../../codegen/contract.ts";
import { Page } from "../../src/index.ts";
import { idsIn } from "./call-method.ts";
import type { OperationCase } from "./cases.ts";

/** The account of every case. */
export const ACCOUNT = "AC_1";

/** The key of every case. */
export const KEY = "sk_of_every_operation";

/** What a server sees of a request, without what differs from runtime to runtime. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** `name=value`, sorted. */
  readonly query: readonly string[];
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** The request that the contract says. */
export function expectedRequest({ operation, query, body }: OperationCase): SeenRequest {
  return {
    method: operation.method,
    path: pathOf(operation),
    query: queryOf(query.wire as object),
    authorization: bearerOf(operation),
    body: expectedBody(operation, body?.wire as object | undefined),
  };
}

/** What the method must give: rows, a page, a download, or the answer itself. */
export function expectedResult({ operation, answer }: OperationCase): unknown {
  const { schema, listKey, paged } = operation.success;
  if (schema === null) return undefined;
  if (schema === "binary") return { data: [82, 73, 70, 70], contentType: "audio/wav", filename: "한.wav" };
  if (listKey === undefined) return answer?.user;
  const rows: unknown = Reflect.get(Object(answer?.user), listKey);
  return paged ? { data: rows, answer: answer?.user } : rows;
}

/** What a method gave, in a form that can be compared. */
export function readResult(result: unknown): unknown {
  if (result instanceof Page) return { data: result.data, answer: result.answer };
  const { data } = Object(result) as { data?: unknown };
  return data instanceof Uint8Array ? { ...(result as object), data: [...data] } : result;
}

/** A file is compared by its name. */
export function nameFile([name, value]: [string, unknown]): [string, unknown] {
  return [name, value instanceof File ? value.name : value];
}

/** A POST without a body must say so, else what stands before the API answers 411. */
function expectedBody({ body, method }: ContractOperation, wire: object | undefined): unknown {
  if (body === null) return { body: "", length: method === "POST" ? "0" : undefined };
  const content =
    body.contentType === "application/json" ? wire : Object.fromEntries(Object.entries(wire ?? {}).map(nameFile));
  return { contentType: body.contentType, content };
}

function pathOf({ path }: ContractOperation): string {
  const ids = new Map<string, string | number>([["accountId", ACCOUNT], ...idsIn(path)]);
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids.get(name) ?? ""));
}

function bearerOf({ auth }: ContractOperation): string | undefined {
  if (auth === "bearer") return `Bearer ${KEY}`;
  if (auth.startsWith("none")) return undefined;
  return auth.includes("nonce") ? "Bearer nonce-1" : "Bearer token-1";
}

/** The query as the contract has it: repeated keys for lists, text for all else. */
function queryOf(wire: object): string[] {
  return Object.entries(wire)
    .flatMap(([name, value]) => [value].flat().map((item) => `${name}=${String(item)}`))
    .sort();
}
