import { describe, expect, test } from "vitest";

import { manualClock } from "../../test/manual-clock.ts";
import { json, rawServer } from "../../test/raw-server.ts";
import { call, message } from "../../test/samples.ts";
import { rejection, testClient } from "../../test/test-client.ts";
import { APIConnectionError, APITimeoutError } from "../errors/connection-errors.ts";
import {
  ConflictError,
  InternalServerError,
  RateLimitError,
  ServiceUnavailableError,
} from "../errors/status-errors.ts";

const dial = { to: "01012345678", from: "07012341234", url: "https://voice.example" } as const;
const text = { to: "01012345678", from: "07012341234", body: "hi" } as const;

describe("a call is dialled once", () => {
  test("when the server acts and then cuts the connection", async () => {
    const server = await rawServer((request) => request.socket.destroy());
    const error = await rejection(testClient(server.url).client.calls.create(dial));
    expect(error).toBeInstanceOf(APIConnectionError);
    expect(error).toMatchObject({ outcome: "unknown", retryable: false, kind: "connection" });
    expect(server.requests).toHaveLength(1);
  });

  test("when the server cuts the connection in the middle of its answer", async () => {
    const server = await rawServer((request, response) => {
      response.writeHead(201, { "content-type": "application/json", "content-length": "500" });
      response.write('{"callId":', () => request.socket.destroy());
    });
    const error = await rejection(testClient(server.url).client.calls.create(dial));
    expect(error).toBeInstanceOf(APIConnectionError);
    expect(error).toMatchObject({ outcome: "unknown", retryable: false });
    expect(server.requests).toHaveLength(1);
  });

  test.each([500, 502, 504])("when the server answers %i", async (status) => {
    const server = await rawServer((_, response) => json(response, status, { error: "broken" }));
    const error = await rejection(testClient(server.url).client.calls.create(dial));
    expect(error).toBeInstanceOf(InternalServerError);
    expect(error).toMatchObject({ status, outcome: "unknown", retryable: false });
    expect((error as Error).message).toContain("It may have taken effect");
    expect(server.requests).toHaveLength(1);
  });

  test("when something before the API answers 503 in HTML", async () => {
    const server = await rawServer((_, response) =>
      response.writeHead(503, { "content-type": "text/html" }).end("<html>"),
    );
    const error = await rejection(testClient(server.url).client.calls.create(dial));
    expect(error).toBeInstanceOf(ServiceUnavailableError);
    expect(error).toMatchObject({ outcome: "unknown", body: "<html>", code: undefined });
    expect(server.requests).toHaveLength(1);
  });

  test("when the server hangs", async () => {
    const clock = manualClock();
    const server = await rawServer(() => clock.expire(50));
    const { client } = testClient(server.url, {}, clock);
    const error = await rejection(client.calls.create(dial, { timeout: 50 }));
    expect(error).toBeInstanceOf(APITimeoutError);
    expect(error).toMatchObject({ outcome: "unknown", retryable: false, kind: "timeout" });
    expect(server.requests).toHaveLength(1);
  });

  test("and an answer of success that cannot be read is not a reason to dial again", async () => {
    const server = await rawServer((_, response) => response.writeHead(201).end("OK"));
    const error = await rejection(testClient(server.url).client.calls.create(dial));
    expect(error).toMatchObject({
      name: "APIResponseValidationError",
      outcome: "unknown",
      retryable: false,
      status: 201,
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a call is dialled again", () => {
  test.each([408, 409, 429, 503])("when the API refused it with %i before it did anything", async (status) => {
    const server = await rawServer((_, response, index) =>
      index === 0 ? json(response, status, { error: "later" }) : json(response, 201, call),
    );
    expect(await testClient(server.url).client.calls.create(dial)).toEqual(call);
    expect(server.requests).toHaveLength(2);
  });

  test("when there was no connection", async () => {
    let attempts = 0;
    const fetch = async (): Promise<Response> => {
      attempts += 1;
      if (attempts === 3) return Response.json(call, { status: 201 });
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }),
      });
    };
    expect(await testClient("http://127.0.0.1:9", { fetch }).client.calls.create(dial)).toEqual(call);
  });

  test("on everything, where the client is told to do as the official SDKs do", async () => {
    const server = await rawServer((request, response, index) => {
      if (index === 0) return request.socket.destroy();
      return index === 1 ? json(response, 500, { error: "x" }) : json(response, 201, call);
    });
    expect(await testClient(server.url, { retryUnrepeatable: true }).client.calls.create(dial)).toEqual(call);
    expect(server.requests).toHaveLength(3);
  });
});

test("a request that never left says so", async () => {
  const error = await rejection(
    testClient("http://127.0.0.1:9", { maxRetries: 0, timeout: { connect: Infinity } }).client.calls.create(dial),
  );
  expect(error).toBeInstanceOf(APIConnectionError);
  expect(error).toMatchObject({ outcome: "not-sent", retryable: true });
});

describe("a message", () => {
  test("is repeated with the same generated key after the server acted and cut", async () => {
    const server = await rawServer((request, response, index) =>
      index < 2 ? request.socket.destroy() : json(response, 201, message),
    );
    expect(await testClient(server.url).client.messages.create(text)).toEqual(message);
    const keys = server.requests.map(({ body }) => (JSON.parse(body) as { IdempotencyKey: string }).IdempotencyKey);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("has another key than the message before it", async () => {
    const server = await rawServer((_, response) => json(response, 201, message));
    const { client } = testClient(server.url);
    await client.messages.create(text);
    await client.messages.create(text);
    const [first, second] = server.requests.map(({ body }) => JSON.parse(body) as { IdempotencyKey: string });
    expect(first?.IdempotencyKey).not.toBe(second?.IdempotencyKey);
  });

  test("keeps the key that the caller gave", async () => {
    const server = await rawServer((_, response) => json(response, 201, message));
    await testClient(server.url).client.messages.create({ ...text, idempotencyKey: "order-7" });
    expect(JSON.parse(server.requests[0]?.body ?? "")).toMatchObject({ IdempotencyKey: "order-7" });
  });

  test("whose fate stays unknown says with which key it can be sent again, and is not safe to repeat without", async () => {
    const server = await rawServer((request) => request.socket.destroy());
    const { client } = testClient(server.url);
    const error = await rejection(client.messages.create(text));
    const { IdempotencyKey } = JSON.parse(server.requests[0]?.body ?? "") as { IdempotencyKey: string };
    expect(error).toMatchObject({ outcome: "unknown", retryable: false });
    expect((error as Error).message).toContain(`pass idempotencyKey: "${IdempotencyKey}"`);
    expect(await rejection(client.messages.create({ ...text, idempotencyKey: "order-7" }))).toMatchObject({
      outcome: "unknown",
      retryable: true,
    });
  });
});

test("a transfer is repeated with one requestId", async () => {
  const server = await rawServer((_, response, index) =>
    index === 0 ? json(response, 500, { error: "x" }) : json(response, 202, { callId: "CA1", status: "initiated" }),
  );
  await testClient(server.url).client.calls.transfer("CA1", { to: "01012345678" });
  const ids = server.requests.map(({ body }) => (JSON.parse(body) as { requestId: string }).requestId);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
});

describe("how often and when", () => {
  test("two more attempts after half a second and a second", async () => {
    const server = await rawServer((_, response) => json(response, 500, { error: "x" }));
    const { client, clock } = testClient(server.url);
    expect(await rejection(client.calls.get("CA1"))).toMatchObject({ status: 500, retryable: true });
    expect(server.requests).toHaveLength(3);
    expect(clock.waits).toEqual([500, 1000]);
  });

  test("none with maxRetries 0, of the client or of the call", async () => {
    const server = await rawServer((_, response) => json(response, 500, { error: "x" }));
    await rejection(testClient(server.url, { maxRetries: 0 }).client.calls.get("CA1"));
    await rejection(testClient(server.url).client.calls.get("CA1", { maxRetries: 0 }));
    expect(server.requests).toHaveLength(2);
  });

  test("after the time that the server asks for", async () => {
    const server = await rawServer((_, response, index) =>
      index === 0
        ? json(response, 429, { error: "slow", code: "rate_limited" }, { "retry-after": "7" })
        : json(response, 201, message),
    );
    const { client, clock } = testClient(server.url);
    await client.messages.create(text);
    expect(clock.waits).toEqual([7000]);
  });

  test("not at all where the server asks for more than a minute", async () => {
    const server = await rawServer((_, response) => json(response, 429, { error: "slow" }, { "retry-after": "90" }));
    const error = await rejection(testClient(server.url).client.messages.create(text));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ retryAfterMs: 90_000, retryable: true, outcome: "failed" });
    expect(server.requests).toHaveLength(1);
  });

  test("a 503 tells the asked-for time too", async () => {
    const server = await rawServer((_, response) => json(response, 503, { error: "x" }, { "retry-after": "120" }));
    expect(await rejection(testClient(server.url).client.calls.get("CA1"))).toMatchObject({
      status: 503,
      retryAfterMs: 120_000,
    });
  });

  test("a conflict with a code is settled", async () => {
    const server = await rawServer((_, response) =>
      json(response, 409, { error: "not connected", code: "CALL_NOT_CONNECTED" }),
    );
    const error = await rejection(testClient(server.url).client.calls.play("CA1", { text: "hi" }));
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({ code: "CALL_NOT_CONNECTED", retryable: false });
    expect(server.requests).toHaveLength(1);
  });

  test("a transcript that is there already is not asked for again", async () => {
    const server = await rawServer((_, response) =>
      json(response, 409, { status: "completed", error: "already completed" }),
    );
    expect(await rejection(testClient(server.url).client.calls.requestTranscript("CA1"))).toBeInstanceOf(ConflictError);
    expect(server.requests).toHaveLength(1);
  });

  test("no wait begins that would end after the call's total time", async () => {
    const server = await rawServer((_, response) => json(response, 503, { error: "x" }, { "retry-after": "30" }));
    const { client } = testClient(server.url, { timeout: { total: 20_000_000 } });
    expect(await rejection(client.calls.get("CA1"))).toMatchObject({ status: 503 });
    expect(server.requests).toHaveLength(3);
    const hurried = testClient(
      server.url,
      { timeout: { total: 29_000 } },
      { ...testClient(server.url).clock, after: () => () => {} },
    );
    expect(await rejection(hurried.client.calls.get("CA1"))).toMatchObject({ status: 503 });
    expect(server.requests).toHaveLength(4);
  });
});
