import { deferred } from "@pincer/shared/internal";
import { expect, onTestFinished, test, vi } from "vitest";

import {
  type AgentEvent,
  GatewayClosedError,
  GatewayRequestError,
  GatewayRunError,
  GatewayTimeoutError,
} from "../src/index.ts";
import { clientOf, clientOfScript } from "./helpers.ts";
import { replayRun } from "./replay-run.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { recordedHello } from "./transcript.ts";

const stamp = "[Fri 2026-11-20 14:24 UTC] ";

test.each([
  ["agent-basic.v3", "ECHO: hello there big world", 3],
  ["agent-basic.v4", `ECHO: ${stamp}hello there big world`, 4],
  ["agent-tool.v3", "ECHO: please [[tool]] now", 3],
  ["agent-tool.v4", `ECHO: ${stamp}please [[tool]] now`, 4],
] as const)("a run gives its events, its text and its result (%s)", async (name, expected, protocol) => {
  const { url, connections } = await scriptedGateway(async (gateway) => {
    await gateway.greet(protocol);
    await replayRun(gateway, name);
  });
  const client = clientOf(url);
  const run = client.agent({ message: "hello", timeout: 60 });
  const accepted = await run.accepted;
  let text = "";
  for await (const piece of run.textStream) text += piece;
  const events: AgentEvent[] = [];
  for await (const event of run) events.push(event);
  const result = await run;
  expect(accepted).toMatchObject({ runId: run.runId, status: "accepted" });
  expect(text).toBe(expected);
  expect(events[0]).toMatchObject({ runId: run.runId, stream: "lifecycle", data: { phase: "start" } });
  expect(events.at(-1)).toMatchObject({ stream: "lifecycle", data: { phase: "end" } });
  expect(result).toMatchObject({ runId: run.runId, status: "ok", text: expected, payloads: [{ text: expected }] });
  const { mainSessionKey } = recordedHello(protocol).snapshot.sessionDefaults;
  expect(connections[0]?.requests[1]?.params).toEqual({
    message: "hello",
    timeout: 60,
    sessionKey: mainSessionKey,
    idempotencyKey: run.runId,
  });
});

test.each([
  ["agent-model-fail401.v3", 3, { status: "error", partialText: "" }, "401 fake failure 401"],
  ["agent-model-fail500.v3", 3, { status: "error", partialText: "" }, "500 fake failure 500"],
  ["agent-model-close.v3", 3, { status: "error", partialText: "" }, "Connection error."],
  ["agent-model-closemid.v3", 3, { status: "error", partialText: "ECHO: x" }, "terminated"],
  ["agent-timeout-slow.v3", 3, { status: "timeout", partialText: "w0 w1 w2 w3 w4" }, "time limit"],
  ["agent-abort-delete.v3", 3, { status: "aborted", partialText: "w0 w1 w2 w3 w4" }, "stopped"],
  ["agent-model-fail401.v4", 4, { status: "error", code: "UNAVAILABLE", partialText: "" }, "HTTP 401"],
  ["agent-timeout-slow.v4", 4, { status: "timeout", partialText: "w0 w1 w2 w3 w4" }, "timed out"],
  ["agent-abort-chat-run.v4", 4, { status: "aborted", partialText: "w0 w1 w2 w3 w4" }, "rpc"],
] as const)("a run that failed rejects with a GatewayRunError (%s)", async (name, protocol, expected, words) => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet(protocol);
    await replayRun(gateway, name);
  });
  const timeout = name.includes("timeout") ? 3 : 60;
  const run = client.agent({ message: "x", timeout });
  const iterated = rejectionOf(
    (async () => {
      for await (const event of run) void event;
    })(),
  );
  const error = await rejectionOf(run);
  expect(error).toBeInstanceOf(GatewayRunError);
  expect(error).toBeInstanceOf(GatewayRequestError);
  expect(error).toMatchObject({ ...expected, runId: run.runId, method: "agent", kind: "run" });
  expect(String(error)).toContain(words);
  expect(await iterated).toBe(error);
  expect((await run.accepted).runId).toBe(run.runId);
});

test("a run that the gateway refuses rejects everywhere with that refusal", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    gateway.refuse(await gateway.next("agent"), { code: "INVALID_REQUEST", message: 'unknown agent id "ghost"' });
  });
  const run = client.agent({ message: "x", agentId: "ghost" });
  const error = await rejectionOf(run);
  expect(error).toMatchObject({ name: "GatewayRequestError", method: "agent", code: "INVALID_REQUEST" });
  expect(await rejectionOf(run.accepted)).toBe(error);
});

test.each([
  [{ message: " " }, "message"],
  [{ message: "x", timeout: 0 }, "timeout"],
  [{ message: "x", timeout: 1.5 }, "timeout"],
  [{ message: "x", sessionKey: "" }, "sessionKey"],
  [{ message: "x", model: "m", agentId: "a" }, "sessionKey"],
])("a run with params %j is refused before anything is sent", async (params, word) => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  const error = await rejectionOf(clientOf(url).agent(params));
  expect(error).toMatchObject({ kind: "invalid-argument", message: expect.stringContaining(word) });
  expect(connections).toHaveLength(0);
});

test("a model is set on the session before the run, and is not part of it", async () => {
  const { url, connections } = await scriptedGateway(async (gateway) => {
    await gateway.greet();
    gateway.answer(await gateway.next("sessions.patch"), { ok: true, key: "agent:main:s", entry: {} });
    await replayRun(gateway, "agent-basic.v4");
  });
  const text = await clientOf(url).ask("hello", { sessionKey: "agent:main:s", model: "local/echo-2" });
  expect(text).toContain("hello there");
  const [, patch, agent] = connections[0]?.requests ?? [];
  expect(patch?.params).toEqual({ key: "agent:main:s", model: "local/echo-2" });
  expect(agent?.params).not.toHaveProperty("model");
});

test("where the model cannot be set, nothing is asked", async () => {
  const { url, connections } = await scriptedGateway(async (gateway) => {
    await gateway.greet();
    gateway.refuse(await gateway.next("sessions.patch"), {
      code: "INVALID_REQUEST",
      message: 'Unknown provider "nope".',
    });
  });
  const error = await rejectionOf(clientOf(url).ask("hello", { model: "nope/none" }));
  expect(error).toMatchObject({ method: "sessions.patch", message: expect.stringContaining("nope") });
  expect(connections[0]?.requests.map(({ method }) => method)).toEqual(["connect", "sessions.patch"]);
});

test("a run that is not accepted in time rejects, and the message says how to ask again", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    await gateway.next("agent");
  });
  await client.connect();
  const run = client.agent({ message: "x" }, { timeout: 40 });
  const error = await rejectionOf(run);
  expect(error).toBeInstanceOf(GatewayTimeoutError);
  expect(error).toMatchObject({ method: "agent", timeoutMs: 40, message: expect.stringContaining(run.runId) });
});

test("the time limit of a run covers `accepted` only", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    const request = await replayRun(gateway, "agent-basic.v4", ({ type }) => type === "event");
    await gateway.next("now");
    gateway.answer(request, {
      runId: request.params["idempotencyKey"],
      status: "ok",
      result: { payloads: [{ text: "late" }] },
    });
  });
  const run = client.agent({ message: "x" }, { timeout: 300 });
  await run.accepted;
  await rejectionOf(client.request("never answered", {}, { timeout: 350 }));
  client.request("now", {}).catch(() => {});
  expect((await run).text).toBe("late");
});

test("abort asks the gateway and says whether it could", async () => {
  const { url, connections } = await scriptedGateway(async (gateway) => {
    await gateway.greet(4);
    const request = await replayRun(gateway, "agent-basic.v4", ({ type }) => type === "event");
    gateway.answer(await gateway.next("chat.abort"), { ok: true, aborted: true, runIds: [] });
    gateway.answer(request, {
      runId: request.params["idempotencyKey"],
      status: "timeout",
      summary: "aborted",
      stopReason: "rpc",
    });
  });
  const run = clientOf(url).agent({ message: "x", sessionKey: "s" });
  await run.accepted;
  expect(await run.abort()).toEqual({ aborted: true });
  expect(await rejectionOf(run)).toMatchObject({ status: "aborted" });
  expect(await run.abort()).toEqual({ aborted: false });
  expect(connections[0]?.requests.at(-1)?.params).toEqual({ sessionKey: "agent:main:ag1", runId: run.runId });
});

test("a run that is aborted before it is sent is never sent", async () => {
  const { url, connections } = await scriptedGateway(async (gateway) => {
    await gateway.greet();
    gateway.answer(await gateway.next("health"), {});
  });
  const client = clientOf(url);
  const run = client.agent({ message: "x" });
  expect(await run.abort()).toEqual({ aborted: true });
  expect(await rejectionOf(run)).toMatchObject({ name: "GatewayRunError", status: "aborted" });
  await client.request("health");
  expect(connections[0]?.requests.map(({ method }) => method)).toEqual(["connect", "health"]);
});

test("an aborted signal rejects a run at once with its own reason, and the gateway is asked to stop it", async () => {
  const asked = deferred<unknown>();
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    const request = await gateway.next("agent");
    gateway.answer(request, {
      runId: request.params["idempotencyKey"],
      status: "accepted",
      sessionKey: "agent:main:s",
    });
    asked.resolve((await gateway.next("chat.abort")).params);
  });
  const abort = new AbortController();
  const run = client.agent({ message: "x" }, { signal: abort.signal });
  await run.accepted;
  const reason = new Error("changed my mind");
  abort.abort(reason);
  expect(await rejectionOf(run)).toBe(reason);
  expect(await asked.promise).toEqual({ sessionKey: "agent:main:s", runId: run.runId });
});

test("two runs at once keep their events and results apart", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet(3);
    await Promise.all([replayRun(gateway, "agent-basic.v3"), replayRun(gateway, "agent-main-session.v3")]);
  });
  const [one, two] = [client.agent({ message: "a" }), client.agent({ message: "b" })];
  expect([(await one).text, (await two).text]).toEqual(["ECHO: hello there big world", "ECHO: hi main"]);
});

test("close rejects a run with GatewayClosedError", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    await replayRun(gateway, "agent-basic.v4", ({ type }) => type === "event");
  });
  const run = client.agent({ message: "x" });
  await run.accepted;
  await client.close();
  expect(await rejectionOf(run)).toBeInstanceOf(GatewayClosedError);
});

test("the limit of ask covers the whole answer", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    await replayRun(gateway, "agent-basic.v4", ({ type }) => type === "event");
  });
  expect(await rejectionOf(client.ask("x", { timeout: 60 }))).toMatchObject({
    name: "GatewayTimeoutError",
    timeoutMs: 60,
  });
});

test("a run takes the name that the gateway gives it: for its events, its result, and when it is aborted", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    const request = await gateway.next("agent");
    gateway.answer(request, { runId: "run-1", status: "accepted" });
    gateway.event("agent", { runId: "run-1", stream: "assistant", data: { text: "hi", delta: "hi" } }, 1);
    const abort = await gateway.next("chat.abort");
    gateway.answer(abort, { ok: true, aborted: abort.params["runId"] === "run-1" });
    gateway.answer(request, { runId: "run-1", status: "ok", result: { payloads: [{ text: "hi" }] } });
  });
  const run = client.agent({ message: "x", idempotencyKey: "key-1" });
  expect(run.runId).toBe("key-1");
  for await (const event of run) {
    expect(event).toMatchObject({ runId: "run-1", stream: "assistant" });
    break;
  }
  expect(await run.abort()).toEqual({ aborted: true });
  expect(await run).toMatchObject({ runId: "run-1", text: "hi" });
  expect(run.runId).toBe("run-1");
});

test("a final answer that was lost on the way does not leave the run waiting for ever", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const final = { status: "ok", result: { payloads: [{ text: "hi" }] } };
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet(4, { policy: { maxPayload: 10_000, tickIntervalMs: 1e9 } });
    const request = await gateway.next("agent");
    const runId = request.params["idempotencyKey"];
    gateway.answer(request, { runId, status: "accepted" });
    gateway.send(JSON.stringify({ type: "res", id: request.id, ok: true, payload: final }).slice(1));
    const wait = await gateway.next("agent.wait");
    gateway.answer(wait, { runId, status: "ok", endedAt: Date.now() });
    const again = await gateway.next("agent");
    expect(again.params).toMatchObject({ idempotencyKey: runId, agentId: expect.stringContaining("no-such-agent") });
    gateway.answer(again, final);
  });
  const run = client.agent({ message: "x" });
  await run.accepted;
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  const over = new AbortController();
  const result = run.finally(() => over.abort());
  while (!over.signal.aborted) {
    await vi.advanceTimersByTimeAsync(10);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect((await result).text).toBe("hi");
});
