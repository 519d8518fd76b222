import { inspect } from "node:util";

import type { PincerError } from "@pincer/shared";
import { expect, test } from "vitest";

import { json, rawServer } from "../../test/raw-server.ts";
import { PLANTED_KEY, rejection, testClient } from "../../test/test-client.ts";
import { ClawOps } from "../client.ts";
import type { APIStatusError } from "../errors/api-status-error.ts";

const secret = PLANTED_KEY.slice(3);

/** Every way in which people look at an error. */
function pictures(error: unknown): string {
  const own = error as PincerError;
  const causes: unknown[] = [];
  for (let cause: unknown = own.cause; cause instanceof Error && causes.length < 10; cause = cause.cause)
    causes.push(cause.message, cause.stack);
  return [
    String(error),
    own.message,
    own.stack,
    JSON.stringify(error),
    inspect(error, { depth: 20, showHidden: true }),
    JSON.stringify(Object.entries(own)),
    ...causes,
  ].join("\n");
}

test.each<[string, (key: string) => { status: number; body: unknown; headers?: Record<string, string> }]>([
  ["an error text", (key) => ({ status: 401, body: { error: `bad key ${key}`, code: key } })],
  [
    "a validation list",
    (key) => ({
      status: 400,
      body: { error: "bad", code: "VALIDATION", errors: [{ path: `/headers/${key}`, message: `no ${key}` }] },
    }),
  ],
  [
    "headers",
    (key) => ({
      status: 500,
      body: { error: "x" },
      headers: { "x-echo": `Bearer ${key}`, "x-request-id": key, "set-cookie": `a=${key}` },
    }),
  ],
  [
    "deep in a body",
    (key) => ({ status: 422, body: { error: "x", request: { headers: [[`Bearer ${key}`]], [key]: 1 } } }),
  ],
  ["an answer of success that breaks the contract", (key) => ({ status: 200, body: [key] })],
])("a key that the server echoes in %s is in no picture of the error", async (_, answer) => {
  const server = await rawServer((request, response) => {
    const { status, body, headers } = answer(String(request.headers.authorization).slice("Bearer ".length));
    json(response, status, body, headers);
  });
  const lines: string[] = [];
  const log = (line: string, fields?: unknown): void => void lines.push(line, inspect(fields, { depth: 20 }));
  const events: unknown[] = [];
  const hook = (event: unknown): void => void events.push(event);
  const { client } = testClient(server.url, {
    maxRetries: 1,
    logLevel: "debug",
    logger: { debug: log, info: log, warn: log, error: log },
    onRequest: hook,
    onResponse: hook,
    onRetry: hook,
    onDrift: hook,
  });
  const error = await rejection(client.calls.get("CA1", { extraQuery: { token: PLANTED_KEY } }));
  expect(pictures(error)).not.toContain(secret);
  expect(lines.join("\n")).not.toContain(secret);
  expect(inspect(events, { depth: 20, showHidden: true }) + JSON.stringify(events)).not.toContain(secret);
  expect(lines.length).toBeGreaterThan(0);
  expect(events.length).toBeGreaterThan(0);
});

test("a sample of an answer that is not JSON is shown without the key", async () => {
  const server = await rawServer((request, response) => response.end(`<html>${request.headers.authorization}</html>`));
  const error = await rejection(testClient(server.url).client.calls.get("CA1"));
  expect((error as Error).message).toContain("is not JSON");
  expect(pictures(error)).not.toContain(secret);
});

test.each([1000, 300, 1])("a key at the place where a text is cut (%i) does not show its first half", async (at) => {
  const filler = "x".repeat(Math.max(0, at - 13));
  const server = await rawServer((request, response, index) => {
    const text = `${filler}${request.headers.authorization}`;
    if (index === 0) response.writeHead(500).end(text);
    else json(response, 400, { error: text, code: text, errors: [{ path: text, message: text }] });
  });
  const { client } = testClient(server.url, { maxRetries: 0 });
  for (const id of ["CA1", "CA2"]) expect(pictures(await rejection(client.calls.get(id)))).not.toContain("sk_pla");
});

test("an error of the user's fetch that holds the request is shown without the key", async () => {
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const request = new Request(url, init);
    throw Object.assign(new Error(`failed for ${request.headers.get("authorization")}`), {
      request,
      headers: request.headers,
    });
  };
  const error = await rejection(testClient("http://127.0.0.1:9", { fetch, maxRetries: 0 }).client.calls.get("CA1"));
  expect(pictures(error)).not.toContain(secret);
  expect((error as Error).message).toContain("failed for");
});

test("a key that was passed in the wrong place is not in the error that says so", async () => {
  const { client } = testClient("http://127.0.0.1:9");
  const error = await rejection(client.calls.update("CA1", { status: PLANTED_KEY as "completed" }));
  expect((error as Error).message).toContain("`status` must be one of");
  expect(pictures(error)).not.toContain(secret);
});

test("a client shows no key", () => {
  const client = new ClawOps({ apiKey: PLANTED_KEY, accountId: "AC1" });
  expect(
    inspect(client, { depth: 20, showHidden: true }) + JSON.stringify(client) + JSON.stringify(client.accounts("AC2")),
  ).not.toContain(secret);
});

test("cookies are not among an error's headers", async () => {
  const server = await rawServer((_, response) =>
    json(response, 404, { error: "x" }, { "set-cookie": "a=b", "x-request-id": "req_1" }),
  );
  const error = await rejection(testClient(server.url).client.calls.get("CA1"));
  const { headers, requestId } = error as APIStatusError;
  expect(requestId).toBe("req_1");
  expect(headers.get("Content-Type")).toBe("application/json");
  expect(headers.has("set-cookie")).toBe(false);
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ headers: { "content-type": "application/json" } });
});

test("the id of an assignment link, which is its public token, is in no error of a server that echoes it", async () => {
  const server = await rawServer(({ target }, response) => json(response, 404, { error: `no link ${target}`, target }));
  const { client } = testClient(server.url);
  const linkId = "Zk3v9Qw7x1";
  const error = await rejection(client.assignmentLinks.retrieve(linkId));
  expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain(linkId);
});

test("the key stays a secret however many tokens come after it", async () => {
  const apiKey = "plain-key-without-a-shape";
  const server = await rawServer((_, response) => json(response, 400, { error: `bad key ${apiKey}` }));
  const { client } = testClient(server.url, { apiKey, maxRetries: 0 });
  for (let count = 0; count < 101; count += 1)
    await rejection(client.mobileGateways.getVerificationStatus({ nonce: `nonce-${count}` }));
  const error = await rejection(client.calls.get("CA1"));
  expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain(apiKey);
});

const planted = "CANARY-of-a-call-4711";
const clientOf = (baseURL: string): ClawOps =>
  new ClawOps({ apiKey: PLANTED_KEY, accountId: "AC1", baseURL, maxRetries: 0 });
const channel = { searchId: "@a", phoneNumber: "01012345678", categoryCode: "1" };

test.each<[string, (client: ClawOps) => Promise<unknown>]>([
  ["a token", (client) => client.kakao.channels.connect({ ...channel, token: planted })],
  ["a password", (client) => client.sipCredentials.create({ name: "n", username: "u", password: planted })],
  ["a secret", (client) => client.mcpConnections.rotateCredential("m", { authType: "bearer", secret: planted })],
  ["a header of a webhook", (client) => client.numbers.update("n", { webhookHeaders: { "X-Hook": `Key ${planted}` } })],
  ["a header of the call", (client) => client.calls.get("n", { extraHeaders: { "x-hook": planted } })],
  ["the token of a link", (client) => client.assignmentSessions.retrieve(planted)],
])(
  "%s that was given to a call, and that the server echoes in words, is in no picture of the error",
  async (_, call) => {
    const server = await rawServer((_request, response) =>
      json(response, 400, {
        error: `인증번호 ${planted} 이(가) 올바르지 않습니다`,
        code: "X",
        errors: [{ path: "/a", message: planted }],
        got: [planted],
      }),
    );
    const picture = pictures(await rejection(call(clientOf(server.url))));
    expect(picture).toContain("인증번호");
    expect(picture).not.toContain(planted);
  },
);

test("each of many calls at once keeps its own secret out of its error", async () => {
  const server = await rawServer((request, response) =>
    setImmediate(() => json(response, 404, { error: `no session ${request.target.split("/").at(-1)}` })),
  );
  const client = clientOf(server.url);
  const tokens = Array.from({ length: 300 }, (_, index) => `token-of-a-link-${index + 1_000}`);
  const seen = await Promise.all(
    tokens.map(async (token) => pictures(await rejection(client.assignmentSessions.retrieve(token)))),
  );
  expect(seen.filter((picture, index) => picture.includes(tokens[index] ?? ""))).toEqual([]);
});

test("half an answer of the API, which may hold what was asked for, is not shown", async () => {
  const server = await rawServer((_, response) =>
    response.writeHead(201).end(`{"url":"https://x.example/assign/${planted}","tok`),
  );
  const error = await rejection(testClient(server.url).client.assignmentLinks.create());
  expect(error).toMatchObject({ name: "APIResponseValidationError", outcome: "unknown" });
  expect(pictures(error)).not.toContain(planted);
});
