import { expect, test } from "vitest";

import { json, rawServer } from "../../test/raw-server.ts";
import { rejection, testClient } from "../../test/test-client.ts";
import type { APIError } from "../errors/api-error.ts";

const text = { to: "01012345678", from: "07012341234", body: "hi" } as const;
const dial = { to: "01012345678", from: "07012341234", url: "https://voice.example" } as const;

test("a refusal does not undo what an attempt before it may have done", async () => {
  const server = await rawServer((request, response, index) =>
    index === 0 ? request.socket.destroy() : json(response, 429, { error: "slow down" }),
  );
  const error = (await rejection(testClient(server.url, { maxRetries: 1 }).client.messages.create(text))) as APIError;
  expect(error).toMatchObject({ name: "RateLimitError", outcome: "unknown", retryable: false });
  const { IdempotencyKey: key } = JSON.parse(server.requests[0]?.body ?? "") as { IdempotencyKey: string };
  expect(error.message).toContain(`pass idempotencyKey: "${key}"`);
});

test("a server that is gone after it may have acted is not one that was never reached", async () => {
  const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const failures = [new TypeError("terminated"), new TypeError("fetch failed", { cause: refused })];
  const fetch = (): Promise<Response> => Promise.reject(failures.shift());
  const { client } = testClient("http://127.0.0.1:9", { fetch, maxRetries: 1 });
  expect(await rejection(client.messages.create(text))).toMatchObject({ outcome: "unknown", retryable: false });
});

test("with a key of the caller's own the same call is still safe to make again", async () => {
  const server = await rawServer((request, response, index) =>
    index === 0 ? request.socket.destroy() : json(response, 429, { error: "slow down" }),
  );
  const { client } = testClient(server.url, { maxRetries: 1 });
  expect(await rejection(client.messages.create({ ...text, idempotencyKey: "mine" }))).toMatchObject({
    outcome: "unknown",
    retryable: true,
  });
});

test("retried against all care, a call that may ring is never said to be refused", async () => {
  const server = await rawServer((_, response, index) => json(response, index === 0 ? 500 : 429, { error: "no" }));
  const { client } = testClient(server.url, { maxRetries: 1, retryUnrepeatable: true });
  expect(await rejection(client.calls.create(dial))).toMatchObject({
    status: 429,
    outcome: "unknown",
    retryable: false,
  });
});

test("a call that was refused first and then never left was refused", async () => {
  const fetch = async (): Promise<Response> => {
    if (failures.length === 0) return Response.json({ error: "busy" }, { status: 503 });
    throw failures.pop() as Error;
  };
  const failures: Error[] = [];
  const onRetry = (): void => void failures.push(Object.assign(new Error("no such host"), { code: "ENOTFOUND" }));
  const { client } = testClient("http://127.0.0.1:9", { fetch, onRetry, maxRetries: 1 });
  expect(await rejection(client.calls.create(dial))).toMatchObject({ name: "APIConnectionError", outcome: "failed" });
});
