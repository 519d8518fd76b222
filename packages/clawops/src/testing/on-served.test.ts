import { once } from "node:events";

import { expect, test } from "vitest";

import type { ServedRequest } from "./index.ts";
import { account, localApi } from "./test/local-api.ts";

test("every request is announced with its answer, without its secrets", async () => {
  const served: ServedRequest[] = [];
  const { api, get } = localApi({ onServed: (request) => served.push(request) });
  await get("/calls/CA1");
  await get("/nothing");
  api.fail("listCalls", { cut: "after" });
  await expect(get("/calls")).rejects.toThrow(TypeError);
  api.fail("listCalls", { cut: "connect" });
  await expect(get("/calls")).rejects.toThrow(TypeError);
  expect(served.map(({ template, status, operationId }) => [template, status, operationId])).toEqual([
    ["/v1/accounts/{accountId}/calls/{callId}", 404, "getCall"],
    [undefined, 404, undefined],
    ["/v1/accounts/{accountId}/calls", undefined, "listCalls"],
  ]);
  expect(served[0]).toMatchObject({ path: `${account}/calls/CA1`, method: "GET" });
  expect(JSON.stringify(served)).not.toContain("sk_test");
});

test("a listener that throws is told apart from the server: the answer stands, the error is uncaught", async () => {
  const mistake = new Error("a mistake in the listener");
  const { get } = localApi({
    onServed: () => {
      throw mistake;
    },
  });
  const listeners = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  try {
    const uncaught = once(process, "uncaughtException");
    expect((await get("/calls")).status).toBe(200);
    expect((await uncaught)[0]).toBe(mistake);
  } finally {
    for (const listener of listeners) process.on("uncaughtException", listener);
  }
});
