import { once } from "node:events";
import { createServer } from "node:http";

import { expect, test } from "vitest";

import { APIConnectionError, ClawOps, ClawOpsError } from "../index.ts";
import { account, accountId, apiKey, localApi } from "./test/local-api.ts";
import { reached } from "./test/ways.ts";

test("a refused connection in process looks like Node's, and leaves no trace on the server", async () => {
  const { api, client, request } = await reached("in process");
  api.fail("createCall", { cut: "connect", times: 2 });
  const error = await request("/calls", { method: "POST", body: "{}" }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TypeError);
  expect(error).toMatchObject({ message: "fetch failed", cause: { code: "ECONNREFUSED", syscall: "connect" } });
  await expect(client.calls.create({ to: "01055556666", from: "07012341234", agentId: "AG1" })).rejects.toMatchObject({
    outcome: "not-sent",
  });
  expect(api.requests).toEqual([]);
  expect((await request("/calls")).status).toBe(200);
});

test("a client sends again by itself what was refused, also what must not be done twice", async () => {
  const { api } = localApi();
  api.fail("createCall", { cut: "connect" });
  const client = new ClawOps({ fetch: api.fetch, baseURL: api.url, apiKey, accountId, maxRetries: 1 });
  const call = await client.calls.create({ to: "01055556666", from: "07012341234", agentId: "AG1" });
  expect((await client.calls.list()).data).toMatchObject([{ callId: call.callId }]);
});

test("on a port a refusal by operation is told to be impossible, and names what is", async () => {
  const { api, request } = await reached("over HTTP");
  api.fail("listCalls", { cut: "connect" });
  const { status, text } = await request("/calls");
  expect(status).toBe(501);
  expect(text).toContain("refuseConnections()");
});

test("one outage at a time, and none begins to listen", async () => {
  const { api } = localApi();
  const outage = await api.refuseConnections();
  await expect(api.refuseConnections()).rejects.toThrow(ClawOpsError);
  await expect(api.listen()).rejects.toThrow("End the outage first");
  await outage.end();
  await using _server = await api.listen();
  await using _again = await api.refuseConnections();
});

test("closing during an outage frees the port for good", async () => {
  const { api } = localApi();
  const server = await api.listen();
  const outage = await api.refuseConnections();
  await server.close();
  expect(api.url).toBe("http://localhost");
  await outage.end();
  await expect(fetch(server.url)).rejects.toThrow(TypeError);
  expect((await api.fetch(`${api.url}${account}/calls`)).status).toBe(401);
});

test("a handle that was closed, and an outage that has ended, do nothing to those that follow", async () => {
  const { api } = localApi();
  const first = await api.listen();
  const outage = await api.refuseConnections();
  await api[Symbol.asyncDispose]();
  await using second = await api.listen();
  await first.close();
  expect((await fetch(second.url)).status).toBe(404);
  await using _second = await api.refuseConnections();
  await outage.end();
  await expect(fetch(second.url)).rejects.toThrow(TypeError);
  await expect(api.fetch(api.url)).rejects.toThrow(TypeError);
});

test("an outage cannot end on a port that somebody took meanwhile, and says so", async () => {
  const { api } = localApi();
  const server = await api.listen();
  const outage = await api.refuseConnections();
  const thief = createServer().listen(Number(new URL(server.url).port), "127.0.0.1");
  await once(thief, "listening");
  await expect(outage.end()).rejects.toThrow("cannot be used");
  expect((await api.fetch(`${api.url}${account}/calls`)).status).toBe(401);
  await server.close();
  await (await api.listen()).close();
  thief.close();
  await once(thief, "close");
});

test("a reset does not end an outage", async () => {
  const { api } = localApi();
  const client = new ClawOps({ fetch: api.fetch, baseURL: api.url, apiKey, accountId, maxRetries: 0 });
  await using _outage = await api.refuseConnections();
  api.reset();
  await expect(client.calls.list()).rejects.toThrow(APIConnectionError);
});
