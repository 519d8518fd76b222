import type { Socket } from "node:net";

import { describe, expect, test } from "vitest";

import { limitClock } from "../../test/limit-clock.ts";
import { json, rawServer } from "../../test/raw-server.ts";
import { call } from "../../test/samples.ts";
import { tcpServer } from "../../test/tcp-server.ts";
import { rejection, testClient } from "../../test/test-client.ts";
import { APITimeoutError } from "../errors/connection-errors.ts";

const dial = { to: "01012345678", from: "07012341234", url: "https://voice.example" } as const;
const text = { to: "01012345678", from: "07012341234", body: "hi" } as const;

/** undici uses a connection again from the next turn of the event loop on. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Node's own `fetch`, and that of the `undici` package, which the connect limit brings in. */
const ways = [
  ["Node's fetch", { timeout: { connect: Infinity } }],
  ["undici's fetch", {}],
] as const;

describe.each(ways)("with %s", (_, options) => {
  test("a call is dialled once where a connection that was kept open is cut as the request comes in", async () => {
    const known = new Set<Socket>();
    const server = await rawServer(({ socket }, response) => {
      if (known.has(socket)) return void socket.destroy();
      known.add(socket);
      json(response, 201, call);
    });
    const { client } = testClient(server.url, options);
    let result: unknown;
    for (let count = 1; !(result instanceof Error); count += 1) {
      result = await client.calls.create(dial).catch((error: unknown) => error);
      expect(server.requests).toHaveLength(count);
      await turn();
    }
    expect(result).toMatchObject({ name: "APIConnectionError", outcome: "unknown", retryable: false });
  });

  test("a call is dialled at most once where the server closes a connection that is idle while it is dialled", async () => {
    let dialled = 0;
    const server = await rawServer((request, response) => {
      if (request.method === "POST") dialled += 1;
      json(response, 200, call);
      response.on("close", () => setImmediate(() => request.socket.destroy()));
    });
    const { client } = testClient(server.url, { ...options, maxRetries: 0 });
    for (let count = 1; count <= 50; count += 1) {
      const before = dialled;
      await client.calls.get("CA1", { maxRetries: 5 });
      const result = await client.calls.create(dial).catch((error: unknown) => error);
      const { outcome = "done" } = result as { outcome?: string };
      // Where the platform saw in time that the connection is gone, it made a new one before it sent anything.
      expect(["done 1", "unknown 1", "unknown 0"]).toContain(`${outcome} ${dialled - before}`);
    }
  });

  test("a read goes over a new connection where the one that was kept open is cut", async () => {
    const known = new Set<Socket>();
    const cut: Socket[] = [];
    const server = await rawServer(({ socket }, response) => {
      if (known.has(socket)) {
        cut.push(socket);
        return void socket.destroy();
      }
      known.add(socket);
      json(response, 200, call);
    });
    const { client } = testClient(server.url, options);
    for (; cut.length === 0; await turn()) expect(await client.calls.get("CA1")).toEqual(call);
  });

  test("of many calls at a time each is dialled once where every connection is cut", async () => {
    const server = await rawServer(({ socket }) => socket.resetAndDestroy());
    const { client } = testClient(server.url, options);
    const numbers = Array.from({ length: 50 }, (_item, index) => `010${10_000_000 + index}`);
    const errors = await Promise.all(numbers.map((to) => rejection(client.calls.create({ ...dial, to }))));
    const dialled = server.requests.map(({ body }) => (JSON.parse(body) as { To: string }).To);
    expect(dialled.sort()).toEqual(numbers);
    for (const error of errors) expect(error).toMatchObject({ outcome: "unknown", retryable: false });
  });

  test("a message is sent again where the connection is reset while its text is still going out", async () => {
    const controller = new AbortController();
    const starts: string[] = [];
    const front = await tcpServer((socket) => {
      socket.once("data", (chunk) => {
        starts.push(chunk.toString("latin1").split(" ")[0] ?? "");
        if (starts.length < 3) socket.resetAndDestroy();
        else controller.abort("enough");
      });
    });
    const { client } = testClient(`http://${front.host}`, options);
    const big = { ...text, body: "가".repeat(2 ** 20) };
    expect(await rejection(client.messages.create(big, { signal: controller.signal }))).toBe("enough");
    expect(starts).toEqual(["POST", "POST", "POST"]);
  });

  test("a call is dialled once where the connection is reset while the request is still going out", async () => {
    let connections = 0;
    const front = await tcpServer((socket) => {
      connections += 1;
      socket.once("data", () => socket.resetAndDestroy());
    });
    const { client } = testClient(`http://${front.host}`, options);
    const variables = { long: "x".repeat(4 * 2 ** 20) };
    const error = await rejection(client.calls.create({ ...dial, url: undefined, callFlowId: "CF1", variables }));
    expect(error).toMatchObject({ name: "APIConnectionError", outcome: "unknown", retryable: false });
    expect(connections).toBe(1);
  });

  test("a request that was refused its connection is sent again, for nobody has had it", async () => {
    const attempts: number[] = [];
    const onRequest = ({ attempt }: { attempt: number }): void => void attempts.push(attempt);
    // Nothing listens on port 2, and only ports above 1023 are given to programs.
    const { client } = testClient("http://127.0.0.1:2", { ...options, onRequest });
    const error = await rejection(client.calls.create(dial));
    expect(error).toMatchObject({ name: "APIConnectionError", outcome: "not-sent", retryable: true });
    expect(attempts).toEqual([1, 2, 3]);
  });
});

test("a server that takes the connection and no more is left at the connect limit, and was never sent the request", async () => {
  const seen: string[] = [];
  const silent = await tcpServer((socket) => {
    socket.on("data", (chunk) => seen.push(chunk.toString("latin1")));
  });
  const attempts: number[] = [];
  const onRequest = ({ attempt }: { attempt: number }): void => void attempts.push(attempt);
  const options = { timeout: { connect: 20, attempt: 100_000 }, maxRetries: 1, onRequest };
  const { client } = testClient(`https://${silent.host}`, options, limitClock());
  const error = await rejection(client.calls.create(dial));
  expect(error).toBeInstanceOf(APITimeoutError);
  expect(error).toMatchObject({ outcome: "not-sent", retryable: true, kind: "timeout" });
  expect((error as Error).message).toContain("within the connect timeout");
  expect(attempts).toEqual([1, 2]);
  expect(seen.join("")).not.toContain("POST");
});

test.each(["expect", "connection", "keep-alive", "upgrade", "Expect"])(
  "the header `%s`, which is between the platform and the server, is refused before anything is sent",
  async (name) => {
    const server = await rawServer((_, response) => json(response, 200, call));
    const error = await rejection(testClient(server.url).client.calls.get("CA1", { extraHeaders: { [name]: "x" } }));
    expect(error).toMatchObject({ name: "ClawOpsError", kind: "invalid-argument" });
    expect((error as Error).message).toContain(`\`extraHeaders\` must not have \`${name}\``);
    expect(() => testClient(server.url, { defaultHeaders: { [name]: "x" } })).toThrow(/must not have/);
    expect(server.requests).toHaveLength(0);
  },
);
