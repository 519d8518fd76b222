import { expect, test } from "vitest";

import { call } from "../../test/samples.ts";
import { rejection, testClient } from "../../test/test-client.ts";
import type { FetchLike } from "../client-options.ts";

/** A `fetch` as tests make them up: not a `Response`, but something like it. */
function answering(status: number, headers: unknown, body: unknown = call): FetchLike {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return async () => ({ status, headers, arrayBuffer: async () => bytes.buffer }) as never;
}

const get = (fetch: FetchLike): Promise<unknown> =>
  testClient("http://127.0.0.1:9", { fetch, maxRetries: 0 }).client.calls.get("CA1");

test("an answer with a Map of headers is read", async () => {
  expect(await get(answering(200, new Map()))).toMatchObject({ callId: "CA1" });
  const headers = new Map([
    ["x-request-id", "r1"],
    ["retry-after", "3"],
  ]);
  expect(await rejection(get(answering(429, headers, { error: "slowly" })))).toMatchObject({
    name: "RateLimitError",
    requestId: "r1",
    retryAfterMs: 3000,
  });
  expect(await rejection(get(answering(400, new Map(), { error: "x" })))).toMatchObject({ name: "BadRequestError" });
});

test.each([
  ["no headers", undefined],
  ["headers that can only be asked", { get: () => null }],
  ["headers without a way to ask", {}],
])("an answer with %s is an error that says that it is no Response", async (_, headers) => {
  const error = await rejection(get(answering(400, headers)));
  expect(error).toMatchObject({ name: "APIConnectionError", outcome: "unknown" });
  expect((error as Error).message).toContain("`fetch` gave no Response");
});
