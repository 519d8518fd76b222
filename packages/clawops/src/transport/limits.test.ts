import { getEventListeners } from "node:events";

import { describe, expect, test } from "vitest";

import { manualClock } from "../../test/manual-clock.ts";
import { json, rawServer } from "../../test/raw-server.ts";
import { call } from "../../test/samples.ts";
import { rejection, testClient } from "../../test/test-client.ts";
import { APITimeoutError } from "../errors/connection-errors.ts";
import { readBody } from "./read-body.ts";

describe("time limits", () => {
  test("an attempt's limit covers the body", async () => {
    const clock = manualClock();
    const server = await rawServer((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"callId":', () => setImmediate(() => clock.expire(60)));
    });
    const { client } = testClient(server.url, { timeout: 60, maxRetries: 0 }, clock);
    const error = await rejection(client.calls.get("CA1"));
    expect(error).toBeInstanceOf(APITimeoutError);
    expect((error as Error).message).toContain("60 ms");
  });

  test("the total limit covers all attempts", async () => {
    const clock = manualClock();
    const server = await rawServer(() => clock.expire(60));
    const { client } = testClient(server.url, { timeout: { attempt: 10_000, total: 60 } }, clock);
    const error = await rejection(client.calls.get("CA1"));
    expect(error).toBeInstanceOf(APITimeoutError);
    expect((error as Error).message).toContain("total timeout of 60 ms");
    expect(server.requests).toHaveLength(1);
  });

  test("a limit holds where the fetch ignores its signal", async () => {
    const clock = manualClock();
    const fetch = (): Promise<Response> => {
      clock.expire(20);
      return new Promise<Response>(() => {});
    };
    const { client } = testClient("http://127.0.0.1:9", { fetch, timeout: 20, maxRetries: 0 }, clock);
    expect(await rejection(client.calls.get("CA1"))).toBeInstanceOf(APITimeoutError);
  });
});

describe("the caller's signal", () => {
  test("an aborted one sends nothing and rejects with its own reason", async () => {
    const server = await rawServer((_, response) => json(response, 200, call));
    const reason = new Error("my reason");
    expect(await rejection(testClient(server.url).client.calls.get("CA1", { signal: AbortSignal.abort(reason) }))).toBe(
      reason,
    );
    expect(server.requests).toHaveLength(0);
  });

  test("ends a request that is on its way", async () => {
    const controller = new AbortController();
    const server = await rawServer(() => controller.abort());
    const error = await rejection(testClient(server.url).client.calls.get("CA1", { signal: controller.signal }));
    expect(error).toBe(controller.signal.reason);
    expect(error).toMatchObject({ name: "AbortError" });
    expect(server.requests).toHaveLength(1);
  });

  test("ends the reading of an answer", async () => {
    const controller = new AbortController();
    const server = await rawServer((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write("{", () => setImmediate(() => controller.abort("enough")));
    });
    expect(await rejection(testClient(server.url).client.calls.get("CA1", { signal: controller.signal }))).toBe(
      "enough",
    );
  });

  test("ends the wait between two attempts", async () => {
    const controller = new AbortController();
    const server = await rawServer((_, response) => json(response, 500, { error: "x" }));
    const onRetry = (): void => controller.abort("enough");
    const { client } = testClient(server.url, { onRetry }, manualClock());
    expect(await rejection(client.calls.get("CA1", { signal: controller.signal }))).toBe("enough");
    expect(server.requests).toHaveLength(1);
  });

  test("has no listeners left after many calls", async () => {
    const { signal } = new AbortController();
    const server = await rawServer((_, response, index) =>
      index % 2 === 0 ? json(response, 500, { error: "x" }) : json(response, 200, call),
    );
    const { client } = testClient(server.url);
    for (let count = 0; count < 20; count += 1) await client.calls.get("CA1", { signal });
    await rejection(client.calls.get("", { signal }));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

test("an endless answer is given up", async () => {
  let isCancelled = false;
  const chunk = new Uint8Array(2 ** 20);
  const body = (): ReadableStream =>
    new ReadableStream({ pull: (to) => to.enqueue(chunk), cancel: () => void (isCancelled = true) });
  const fetch = async (): Promise<Response> => new Response(body(), { status: 200 });
  const error = await rejection(testClient("http://127.0.0.1:9", { fetch }).client.calls.get("CA1"));
  expect(error).toMatchObject({ name: "APIResponseValidationError", status: 200, retryable: false });
  expect((error as Error).message).toContain("longer than");
  expect(isCancelled).toBe(true);
});

test("of an endless error as much is read as tells what it is", async () => {
  let isCancelled = false;
  const chunk = new Uint8Array(2 ** 20).fill(120);
  const body = (): ReadableStream =>
    new ReadableStream({ pull: (to) => to.enqueue(chunk), cancel: () => void (isCancelled = true) });
  const fetch = async (): Promise<Response> => new Response(body(), { status: 500 });
  const error = await rejection(testClient("http://127.0.0.1:9", { fetch, maxRetries: 0 }).client.calls.get("CA1"));
  expect(error).toMatchObject({ name: "InternalServerError", status: 500, body: "x".repeat(1000) });
  expect(isCancelled).toBe(true);
});

test.each(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"])("%s of the platform is a timeout", async (code) => {
  const cause = Object.assign(new Error("too late"), { code });
  const fetch = (): Promise<Response> => Promise.reject(new TypeError("fetch failed", { cause }));
  const { client } = testClient("http://127.0.0.1:9", { fetch, maxRetries: 0 });
  const error = await rejection(client.calls.get("CA1"));
  expect(error).toBeInstanceOf(APITimeoutError);
  expect((error as APITimeoutError).outcome).toBe("unknown");
});

test("an answer whose body is no web stream is read as a whole", async () => {
  const bytes = new TextEncoder().encode(JSON.stringify(call));
  const response = { headers: new Headers(), body: { pipe: () => {} }, arrayBuffer: async () => bytes.buffer };
  expect([...(await readBody(response as never, 1000, new AbortController().signal))]).toEqual([...bytes]);
});

class Limits {
  get timeout(): number {
    return 5_000;
  }
}

describe("request options", () => {
  test.each<[unknown, RegExp]>([
    ["soon", /the last argument takes request options as a plain object, got a string/],
    [{ timeout: 0 }, /`timeout` must be a number of milliseconds above 0, got 0/],
    [{ timeout: "5s" }, /`timeout` must be a number of milliseconds above 0, got a string/],
    [{ maxRetries: -1 }, /`maxRetries` must be a whole number from 0, got -1/],
    [{ maxRetries: 1.5 }, /`maxRetries` must be a whole number from 0/],
    [new Limits(), /the last argument takes request options as a plain object, got an object \(Limits\)/],
    [{ signal: new AbortController() }, /`signal` must be an AbortSignal, got an object \(AbortController\)/],
    [
      { headers: {} },
      /there is no request option `headers`; there are timeout, maxRetries, signal, extraHeaders, extraQuery/,
    ],
    [{ extraHeaders: { Authorization: "Bearer other-secret" } }, /must not have `authorization`/],
    [{ extraHeaders: { "x-a": "line\r\nbreak" } }, /`x-a` is no valid header/],
    [{ extraHeaders: { "x a": "b" } }, /`x a` is no valid header/],
    [{ extraHeaders: { "x-a": 1 } }, /`x-a` must be a string, got a number/],
    [{ signal: { aborted: false, addEventListener() {} } }, /`signal` must be an AbortSignal/],
    [{ extraHeaders: new Headers({ authorization: "Bearer other-secret" }) }, /must not have `authorization`/],
    [{ extraHeaders: new Map([[1, "a"]]) }, /`extraHeaders` must have names and strings/],
    [{ extraHeaders: new Set([5]) }, /`extraHeaders` must have names and strings, got a number among them/],
    [{ extraHeaders: Promise.resolve({}) }, /`extraHeaders` must be an object.*\(Promise\)/],
    [
      { extraQuery: new URLSearchParams("a=1") },
      /`extraQuery` must be a plain object, got an object \(URLSearchParams\)/,
    ],
    [{ extraQuery: new Map([["a", 1]]) }, /`extraQuery` must be a plain object, got an object \(Map\)/],
    [{ extraQuery: { at: new Date(Number.NaN) } }, /`extraQuery.at` must be/],
    [{ extraQuery: { page: Number.NaN } }, /`extraQuery.page` must be/],
    [{ extraQuery: { filter: { a: 1 } } }, /`extraQuery.filter` must be/],
  ])("%j is refused before anything is sent", async (options, message) => {
    const server = await rawServer((_, response) => json(response, 200, call));
    const error = await rejection(testClient(server.url).client.calls.get("CA1", options as never));
    expect(error).toMatchObject({ name: "ClawOpsError", kind: "invalid-argument" });
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain("other-secret");
    expect(server.requests).toHaveLength(0);
  });

  test("extra headers and query go along and win over the defaults", async () => {
    const server = await rawServer((_, response) => json(response, 200, { data: [] }));
    const { client } = testClient(server.url, { defaultHeaders: { "X-A": "1", "X-B": "1" } });
    await client.calls.list(
      { page: 1 },
      { extraHeaders: { "x-a": "2" }, extraQuery: { page: 3, tag: ["a", "b"], at: new Date(0) } },
    );
    expect(server.requests[0]?.headers).toMatchObject({ "x-a": "2", "x-b": "1" });
    expect(server.requests[0]?.target).toBe(
      "/v1/accounts/AC_test/calls?page=3&tag=a&tag=b&at=1970-01-01T00%3A00%3A00.000Z",
    );
  });
});

test("Headers and maps of headers go along like objects", async () => {
  const server = await rawServer((_, response) => json(response, 200, call));
  const { client } = testClient(server.url, { defaultHeaders: new Headers({ "X-A": "1" }) });
  await client.calls.get("CA1", { extraHeaders: new Map([["X-B", "2"]]) as never });
  expect(server.requests[0]?.headers).toMatchObject({ "x-a": "1", "x-b": "2" });
});
