import type { ServerResponse } from "node:http";

import { describe, expect, test } from "vitest";

import { loadContract } from "../../codegen/contract.ts";
import { leastCall } from "../../test/least-call.ts";
import { limitClock } from "../../test/limit-clock.ts";
import { json, openRawServer, type RawRequest, rawServer } from "../../test/raw-server.ts";
import { rejection, testClient, testTransport } from "../../test/test-client.ts";
import { operationList } from "../generated/operation-list.ts";

const unrepeatable = operationList.filter(({ repeat }) => repeat === "never");

/** What a server can do when it has acted. */
type Ending = (request: RawRequest, response: ServerResponse, expire: () => void) => unknown;

const html = { "content-type": "text/html" };

const answers = (name: string, act: Ending): readonly [string, Ending] => [name, act];

const endings: ReadonlyArray<readonly [name: string, ending: Ending]> = [
  ...[500, 501, 502, 504, 520, 599].map((status) =>
    answers(`answers ${status}`, (_, response) => json(response, status, { error: "broken", code: "x_failed" })),
  ),
  ...[408, 409, 429, 503].map((status) =>
    answers(`has a proxy before it that answers ${status} in HTML`, (_, response) =>
      response.writeHead(status, html).end("<html>later</html>"),
    ),
  ),
  ...[
    { message: "upstream timed out" },
    { status: "unavailable" },
    { status: 503, error: "Service Unavailable" },
    { statusCode: 503, error: "x" },
    { error: { message: "x" } },
    ["error"],
    "error",
    null,
  ].map((body) =>
    answers(`has a proxy before it that answers 503 with ${JSON.stringify(body)}`, (_, response) =>
      json(response, 503, body),
    ),
  ),
  answers("answers 503 without a body", (_, response) => response.writeHead(503).end()),
  answers("answers 503 with half an error", (_, response) => response.writeHead(503).end('{"error":"la')),
  answers("answers 201 with garbage", (_, response) => response.writeHead(201).end("\u0000\u0001{")),
  answers("answers 201 without a body", (_, response) => response.writeHead(201).end()),
  answers("closes the connection", ({ socket }) => socket.destroy()),
  answers("resets the connection", ({ socket }) => socket.resetAndDestroy()),
  answers("ends the connection", ({ socket }) => socket.end()),
  answers("answers what is no HTTP", ({ socket }) => socket.end("SIP/2.0 200 OK\r\n\r\n")),
  answers("closes the connection in the middle of the headers", ({ socket }) =>
    socket.end("HTTP/1.1 201 Created\r\ncontent-type: appl"),
  ),
  answers("resets the connection in the middle of its answer", ({ socket }, response) => half(response, socket)),
  answers("does not answer in time", (_request, _response, expire) => expire()),
  answers("does not finish its answer in time", (_, response, expire) => {
    response.writeHead(201, { "content-type": "application/json" });
    response.write("{", () => setImmediate(expire));
  }),
  ...[301, 302, 303, 307, 308].map((status) =>
    answers(`redirects with ${status}`, (request, response) =>
      response.writeHead(status, { location: `${request.target}?again` }).end(),
    ),
  ),
];

function half(response: ServerResponse, socket: RawRequest["socket"]): void {
  response.writeHead(201, { "content-type": "application/json", "content-length": "500" });
  response.write("{", () => socket.resetAndDestroy());
}

test("the operations that may not be done twice are those of the contract", () => {
  const { operations } = loadContract();
  const named = operations.filter(({ repeat }) => repeat === "never").map(({ operationId }) => operationId);
  expect(unrepeatable.map(({ id }) => id)).toEqual(named);
  expect(named).toEqual(
    expect.arrayContaining(["createCall", "createCallBatch", "addCallBatchTasks", "playIntoCall", "registerNumber"]),
  );
});

describe("no unrepeatable operation is carried out twice where the server acts and then", () => {
  test.each(endings)("%s", async (_, ending) => {
    const clock = limitClock();
    const server = await rawServer((request, response) => ending(request, response, () => clock.expireLimits()));
    const transport = testTransport(server.url, { maxRetries: 5 }, clock);
    const wrong: unknown[] = [];
    for (const [index, operation] of unrepeatable.entries()) {
      const result: unknown = await rejection(transport.request(leastCall(operation))).catch(() => "resolved");
      const { outcome, retryable } = result as { outcome?: unknown; retryable?: unknown };
      const isFine = outcome === "unknown" && retryable === false;
      if (server.requests.length !== index + 1 || !isFine) wrong.push([operation.id, server.requests.length, result]);
    }
    expect(clock.limits).toBe(0);
    expect(wrong).toEqual([]);
  });
});

describe("a caller's own fetch that made the call and then failed", () => {
  test.each(["where nobody listens", "on a port that is forbidden"])("at a service %s makes it once", async (where) => {
    const server = await rawServer((_, response) => json(response, 201, {}));
    const gone = await openRawServer(() => {});
    await gone.close();
    const audit = where === "where nobody listens" ? gone.url : "http://127.0.0.1:9";
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      await globalThis.fetch(url, init);
      return globalThis.fetch(audit);
    };
    const { client } = testClient(server.url, { fetch, maxRetries: 5 });
    const error = await rejection(client.calls.create({ to: "01012345678", from: "07012341234" }));
    expect(error).toMatchObject({ name: "APIConnectionError", outcome: "unknown", retryable: false });
    expect(server.requests).toHaveLength(1);
  });

  test("as the way was lost after the request makes it once", async () => {
    const server = await rawServer((_, response) => json(response, 201, {}));
    const lost = Object.assign(new Error("read EHOSTUNREACH"), { code: "EHOSTUNREACH", syscall: "read" });
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      await globalThis.fetch(url, init);
      throw new TypeError("fetch failed", { cause: lost });
    };
    const { client } = testClient(server.url, { fetch, maxRetries: 5 });
    const error = await rejection(client.calls.create({ to: "01012345678", from: "07012341234" }));
    expect(error).toMatchObject({ outcome: "unknown", retryable: false });
    expect(server.requests).toHaveLength(1);
  });
});
