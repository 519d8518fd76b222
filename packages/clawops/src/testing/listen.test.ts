import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";

import { deferred } from "@pincer/shared/internal";
import { afterEach, expect, onTestFinished, test } from "vitest";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { createLocalClawOps as createForBrowsers } from "./index.browser.ts";
import { createLocalClawOps } from "./index.ts";
import {
  account,
  accountId,
  apiKey,
  formOf,
  from,
  localApi,
  to,
  untilRequested,
  url as voiceUrl,
} from "./test/local-api.ts";

const opened: AsyncDisposable[] = [];
const call = { To: to, From: from, Url: voiceUrl };

afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
});

/** A server on a port, and what reaches it there. */
async function listening() {
  const local = localApi();
  opened.push(local.api);
  const { url, close } = await local.api.listen({ port: 0 });
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const request = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url + account + path, { ...init, headers });
  return { ...local, url, close, request };
}

test("answers over HTTP as it does in process", async () => {
  const { api, get, request, url } = await listening();
  expect(api.url).toBe(url);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const created = await request("/calls", { method: "POST", body: JSON.stringify(call) });
  expect([created.status, created.headers.get("content-type")]).toEqual([201, "application/json; charset=utf-8"]);
  const { callId } = (await created.json()) as { callId: string };
  expect(await (await request(`/calls/${callId}?a=1&a=2`)).json()).toEqual((await get(`/calls/${callId}`)).body);
  expect(api.requests[1]).toMatchObject({ operationId: "getCall", query: { a: ["1", "2"] } });
  const deleted = await request(`/recordings/${callId}`, { method: "DELETE" });
  expect([deleted.status, await deleted.text()]).toEqual([204, ""]);
});

test("cut before and after lose the connection, with and without the deed", async () => {
  const { api, get, request } = await listening();
  for (const cut of ["before", "after"] as const) {
    api.fail("createCall", { cut });
    await expect(request("/calls", { method: "POST", body: JSON.stringify(call) })).rejects.toThrow(TypeError);
  }
  expect((await get("/calls")).body.data).toHaveLength(1);
});

test("cut half breaks the body off", async () => {
  const { api, request } = await listening();
  api.fail("listCalls", { cut: "half" });
  const response = await request("/calls");
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow(TypeError);
  expect((await request("/calls")).status).toBe(200);
});

test("a client that gives up on a late answer leaves nothing behind", async () => {
  const { api, clock, request } = await listening();
  api.fail("createCall", { delayMs: 60_000 });
  const controller = new AbortController();
  const late = request("/calls", { method: "POST", body: JSON.stringify(call), signal: controller.signal });
  await untilRequested(api);
  controller.abort(new Error("too slow"));
  await expect(late).rejects.toThrow("too slow");
  clock.advance(60_000);
  expect((await request("/calls")).status).toBe(200);
});

test("a POST without a length is 411 with HTML, as the gateway of the API has it", async () => {
  const { url } = await listening();
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(`POST ${account}/calls HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  let answer = "";
  for await (const chunk of socket) answer += String(chunk);
  expect(answer).toMatch(/^HTTP\/1\.1 411 /);
  expect(answer).toMatch(/<title>411/);
});

test("a body that is too large is 413", async () => {
  const { request } = await listening();
  const response = await request("/calls", { method: "POST", body: "x".repeat(32 * 1024 * 1024 + 1) });
  expect([response.status, await response.json()]).toMatchObject([413, { code: "payload_too_large" }]);
});

test("close ends open requests, frees the port, and may be called twice", async () => {
  const { api, close, request, url } = await listening();
  api.fail("listCalls", { delayMs: 60_000 });
  const pending = request("/calls");
  await untilRequested(api);
  await Promise.all([close(), expect(pending).rejects.toThrow(TypeError)]);
  await close();
  await expect(fetch(url)).rejects.toThrow(TypeError);
  expect(api.url).toBe("http://localhost");
});

test("listening twice is refused until the first is closed", async () => {
  const { api, close } = await listening();
  await expect(api.listen()).rejects.toThrow("it listens already on http://127.0.0.1:");
  await close();
  const again = await api.listen();
  expect(api.url).toBe(again.url);
});

test("a port that is taken or is none is a ClawOpsError that names it", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { api } = localApi();
  await expect(api.listen({ port })).rejects.toThrow(ClawOpsError);
  await expect(api.listen({ port })).rejects.toThrow(`port ${port} cannot be used`);
  await expect(api.listen({ port: 65_536 })).rejects.toThrow("from 0 to 65535");
  taken.close();
  await (await api.listen()).close();
});

test("await using closes it at the end of the block", async () => {
  const { api } = localApi();
  let url = "";
  {
    await using server = await api.listen();
    url = server.url;
    expect((await fetch(url)).status).toBe(404);
  }
  await expect(fetch(url)).rejects.toThrow(TypeError);
});

test("webhooks reach a real receiver, in order", async () => {
  const seen: string[] = [];
  const receiver = createServer((incoming, outgoing) => {
    incoming.setEncoding("utf8");
    incoming.on("data", (text: string) => seen.push(String(new URLSearchParams(text).get("CallStatus"))));
    incoming.on("end", () => outgoing.end("ok"));
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const address = receiver.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { api, clock, post } = localApi({ fetch: globalThis.fetch });
  await post("/calls", { ...call, StatusCallback: `http://127.0.0.1:${port}/status` });
  clock.advance(60_000);
  await api.settled();
  receiver.close();
  receiver.closeAllConnections();
  expect(seen).toEqual(["queued", "ringing", "in-progress", "completed"]);
  expect(api.deliveries.map((delivery) => delivery.status)).toEqual([
    "delivered",
    "delivered",
    "delivered",
    "delivered",
  ]);
});

test("in a runtime without ports, listen says what to do instead and the rest works", async () => {
  const api = createForBrowsers({ apiKey, accountId });
  await expect(api.listen()).rejects.toThrow("needs Node");
  await expect(api.listen()).rejects.toMatchObject({ kind: "unsupported" });
  expect(
    (await api.fetch(`${api.url}${account}/calls`, { headers: { authorization: `Bearer ${apiKey}` } })).status,
  ).toBe(200);
});

test("both entries export the same names", async () => {
  const names = Object.keys(await import("./index.ts"));
  expect(Object.keys(await import("./index.browser.ts"))).toEqual(names);
  expect(names.sort()).toEqual(["createLocalClawOps", "manualClock"]);
});

test("a call that still rings does not keep a process alive", async () => {
  const script = `
    const { createLocalClawOps } = await import(${JSON.stringify(new URL("index.ts", import.meta.url).href)});
    const api = createLocalClawOps({ apiKey: "sk_test_x", accountId: "AC", timing: { queueMs: 2_000_000_000 } });
    const response = await api.fetch(api.url + "/v1/accounts/AC/calls", {
      method: "POST",
      headers: { authorization: "Bearer sk_test_x", "content-type": "application/json" },
      body: JSON.stringify(${JSON.stringify(call)}),
    });
    console.log(response.status);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  expect(await once(child, "close")).toEqual([0, null]);
  expect(output.trim()).toBe("201");
});

test("with the system's clock everything runs by itself", async () => {
  const delivered = deferred<string>();
  const receive: typeof fetch = (_input, init) => {
    delivered.resolve(formOf(init));
    return Promise.resolve(new Response("ok"));
  };
  const timing = { messageMs: 1 };
  const api = createLocalClawOps({ apiKey, accountId, timing, webhookUrl: "https://example.com", fetch: receive });
  const response = await api.fetch(`${api.url}${account}/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ To: to, From: from, Body: "hi" }),
  });
  expect(response.status).toBe(201);
  expect(await delivered.promise).toContain("Status=sent");
});
