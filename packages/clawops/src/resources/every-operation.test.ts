import { expect, test } from "vitest";

import { type ContractOperation, loadContract } from "../../codegen/contract.ts";
import { Samples, userName } from "../../test/contract-samples.ts";
import { json, type RawRequest, rawServer } from "../../test/raw-server.ts";
import { ClawOps } from "../client.ts";
import { Page } from "../pagination/page.ts";

const KEY = "sk_of_every_operation";

const contract = loadContract();
const samples = new Samples(contract);

/** Fields that exclude each other: what to leave out, once for each way. */
const ways: Readonly<Record<string, ReadonlyArray<readonly string[]>>> = {
  createCall: [
    ["AgentId", "CallFlowId", "CallContext", "Variables"],
    ["Url", "CallFlowId", "Variables"],
    ["Url", "AgentId", "CallContext"],
    ["Url", "AgentId", "CallFlowId", "CallContext", "Variables"],
  ],
  playIntoCall: [["url"], ["text"]],
  createCallBatch: [
    ["AgentId", "CallFlowId", "Rounds"],
    ["Url", "CallFlowId", "Rounds"],
    ["Url", "AgentId", "Rounds"],
  ],
  createAgent: [["configuration"], ["model", "voice"]],
  updateAgent: [["configuration"], ["model", "voice"]],
  createMcpConnection: [["authType", "headerName", "secret"]],
  rotateMcpCredential: [["headerName", "secret"]],
  sendMessage: [
    ["Kakao", "Brand", "Fallback"],
    ["Brand", "Body", "Subject", "MediaUrl", "Type"],
  ],
};

/** The way to a method: `agents.knowledge.create(agentId, params)` → its path and its arguments. */
function readClient(client: string): { readonly path: readonly string[]; readonly args: string } {
  const [, path = "", args = ""] = /^([\w.]+)\((.*)\)$/.exec(client) ?? [];
  return { path: path.split("."), args };
}

/** Calls the method of an operation with the sample of its parameters. */
function callMethod(client: ClawOps, operation: ContractOperation, params: unknown): unknown {
  const { path, args } = readClient(operation.client);
  const method = path.at(-1) ?? "";
  let owner: unknown = client;
  for (const part of path.slice(0, -1)) owner = Reflect.get(Object(owner), part);
  const values: unknown[] = idsIn(operation.path).map(([, value]) => value);
  if (args.includes("nonce")) values.push({ nonce: "nonce-1" });
  if (args.includes("params")) values.push(params);
  if (args.includes("enrollmentToken")) values.push({ enrollmentToken: "token-1" });
  const found: unknown = Reflect.get(Object(owner), method);
  if (typeof found !== "function") throw new Error(`There is no client.${operation.client}.`);
  return Reflect.apply(found, owner, values);
}

/** The ids in a path, in the order of the template, with characters that must be encoded. */
function idsIn(path: string): Array<[name: string, value: string | number]> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).filter((name) => name !== "accountId");
  return names.map((name) => [name, name === "index" ? 2 : `${name}/한?글#%2F`]);
}

function pathOf({ path }: ContractOperation): string {
  const ids = new Map<string, string | number>([["accountId", "AC_1"], ...idsIn(path)]);
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

interface Sent {
  readonly request: RawRequest;
  readonly result: unknown;
  readonly answer: unknown;
}

async function send(operation: ContractOperation, params: unknown): Promise<Sent> {
  const { schema, status } = operation.success;
  const answer = schema === null || schema === "binary" ? undefined : samples.answer(operation);
  const server = await rawServer((_, response) => {
    if (answer !== undefined) return json(response, status, answer.wire);
    response.writeHead(status, {
      "content-type": "audio/wav",
      "content-disposition": "attachment; filename*=UTF-8''%ED%95%9C.wav",
    });
    return response.end(schema === "binary" ? "RIFF" : undefined);
  });
  const client = new ClawOps({ apiKey: KEY, accountId: "AC_1", baseURL: server.url, maxRetries: 0, logLevel: "off" });
  const result: unknown = await callMethod(client, operation, params);
  const [request] = server.requests;
  if (request === undefined || server.requests.length !== 1) throw new Error(`${server.requests.length} requests`);
  return { request, result, answer: answer?.user };
}

const cases = contract.operations.flatMap((operation) =>
  (ways[operation.operationId] ?? [[]]).map((without): [string, ContractOperation, readonly string[]] => [
    `client.${operation.client}${without.length > 0 ? ` without ${without.join(", ")}` : ""} is ${operation.operationId}`,
    operation,
    without,
  ]),
);

test.each(cases)("%s, as the contract has it", async (_, operation, without) => {
  const query = samples.fields(operation.query);
  const body = operation.body === null ? undefined : samples.fields(operation.body.fields, without);
  const cleaned = withoutBrand(operation.operationId, body);
  const { request, result, answer } = await send(operation, {
    ...(query.user as object),
    ...(cleaned?.user as object),
  });

  expect(request.method).toBe(operation.method);
  const url = new URL(request.target, "http://x");
  expect(url.pathname).toBe(new URL(pathOf(operation), "http://x").pathname);
  expect([...url.searchParams].map(([name, value]) => `${name}=${value}`).sort()).toEqual(
    queryOf(query.wire as object),
  );
  expect(request.headers.authorization).toBe(bearerOf(operation));
  expect(await readSentBody(request)).toEqual(expectedBody(operation, cleaned?.wire as object | undefined));
  expect(readResult(result)).toEqual(expectedResult(operation, answer));
});

/** A brand message has a template or a bubble of its own, never both: see `messages.test.ts`. */
function withoutBrand(operationId: string, body: ReturnType<Samples["fields"]> | undefined): typeof body {
  if (operationId !== "sendMessage" || body === undefined) return body;
  const { Brand: _wire, ...wire } = body.wire as Record<string, unknown>;
  const { brand: _user, ...user } = body.user as Record<string, unknown>;
  return { wire, user };
}

/** A body as it came: its content type without the boundary, and what is in it. */
async function readSentBody({ headers, body }: RawRequest): Promise<unknown> {
  const contentType = headers["content-type"];
  if (contentType === undefined) return { body, length: headers["content-length"] };
  if (!contentType.startsWith("multipart/")) return { contentType, content: JSON.parse(body) };
  const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
  return { contentType: contentType.replace(/;.*/, ""), content: Object.fromEntries([...form].map(nameFile)) };
}

/** What the contract says of it. A POST without a body says so, else what stands before the API answers 411. */
function expectedBody({ body, method }: ContractOperation, wire: object | undefined): unknown {
  if (body === null) return { body: "", length: method === "POST" ? "0" : undefined };
  const content =
    body.contentType === "application/json" ? wire : Object.fromEntries(Object.entries(wire ?? {}).map(nameFile));
  return { contentType: body.contentType, content };
}

function nameFile([name, value]: [string, unknown]): [string, unknown] {
  return [name, value instanceof File ? value.name : value];
}

/** What the method gives: rows, a page, a download, or the answer itself. */
function expectedResult({ success }: ContractOperation, answer: unknown): unknown {
  const { schema, listKey, paged } = success;
  if (schema === null) return undefined;
  if (schema === "binary")
    return { data: new Uint8Array([82, 73, 70, 70]), contentType: "audio/wav", filename: "한.wav" };
  if (listKey === undefined) return answer;
  const rows: unknown = Reflect.get(Object(answer), listKey);
  return paged ? { data: rows, answer } : rows;
}

function readResult(result: unknown): unknown {
  return result instanceof Page ? { data: result.data, answer: result.answer } : result;
}

/** Methods that are no operation of the API. */
const others = ["webhooks.verify", "webhooks.unwrap"];

test("the client has a method for each operation of the contract, and none besides", () => {
  const client = new ClawOps({ apiKey: KEY, accountId: "AC_1" });
  const expected = contract.operations.map((operation) => readClient(operation.client).path.join("."));
  expect(new Set(expected).size).toBe(135);
  expect(methodsOf(client).filter((name) => !others.includes(name))).toEqual(expected.toSorted());
});

test("another account has the same, but for what belongs to no account", () => {
  const client = new ClawOps({ apiKey: KEY, accountId: "AC_1" });
  const ofAccount = methodsOf(client).filter((name) => !name.startsWith("assignmentSessions."));
  expect(methodsOf(client.accounts("AC_2"))).toEqual(ofAccount);
});

test("parameters that the contract spells in another way are camelCase for users", () => {
  expect(["To", "StatusCallbackEvent", "ttl_seconds", "min_silence_duration", "webhookUrl"].map(userName)).toEqual([
    ...["to", "statusCallbackEvent", "ttlSeconds", "minSilenceDuration", "webhookUrl"],
  ]);
});

/** Every method of every resource, by its path. */
function methodsOf(owner: object, prefix = ""): string[] {
  const inner = Object.entries(owner).filter(([, value]) => typeof value === "object" && value !== null);
  const nested = inner.flatMap(([name, value]) => methodsOf(value as object, `${prefix}${name}.`));
  if (prefix === "") return nested.toSorted();
  const own = Object.getOwnPropertyNames(Object.getPrototypeOf(owner)).filter((name) => name !== "constructor");
  return [...own.map((name) => `${prefix}${name}`), ...nested];
}
