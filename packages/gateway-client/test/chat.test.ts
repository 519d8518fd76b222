import { expect, test } from "vitest";

import { type ChatEvent, GatewayRunError } from "../src/index.ts";
import { clientOf, clientOfScript, quickly } from "./helpers.ts";
import { replayRun } from "./replay-run.ts";
import { type ScriptedConnection, scriptedGateway } from "./scripted-gateway.ts";
import { fakeTimers, withFastTimers } from "./support/fast-timers.ts";
import { rejectionOf } from "./support/rejection-of.ts";

const v3Text = (key: string): string => `ECHO: hello chat world\n[message_id: ${key}]`;
const v4Text = "ECHO: [Fri 2026-11-20 14:25 UTC] hello chat world";

test.each([3, 4] as const)("a message gives its events, its text and its result (protocol %i)", async (protocol) => {
  const { url, connections } = await scriptedGateway(async (gateway) => {
    await gateway.greet(protocol);
    await replayRun(gateway, `chat-send.v${protocol}`, undefined, "chat.send");
  });
  const run = clientOf(url).chat.send({ message: "hello", sessionKey: "agent:main:chat1" });
  let text = "";
  for await (const piece of run.textStream) text += piece;
  const events: ChatEvent[] = [];
  for await (const event of run) events.push(event);
  const expected = protocol === 3 ? v3Text(run.runId) : v4Text;
  expect(text).toBe(expected);
  expect(await run.accepted).toEqual({ runId: run.runId, status: "started" });
  expect(await run).toMatchObject({ runId: run.runId, status: "ok", text: expected, message: { role: "assistant" } });
  expect(events.at(-1)).toMatchObject({ runId: run.runId, state: "final" });
  expect(connections[0]?.requests[1]?.params).toEqual({
    message: "hello",
    sessionKey: "agent:main:chat1",
    idempotencyKey: run.runId,
  });
});

test.each([
  ["chat-model-fail401.v4", 4, { status: "error", partialText: "" }, "HTTP 401"],
  ["chat-model-fail500.v4", 4, { status: "error", partialText: "" }, "HTTP 500"],
  ["chat-timeout.v4", 4, { status: "timeout", partialText: "" }, "timed out"],
  ["chat-timeout-long.v3", 3, { status: "timeout", partialText: "" }, "time limit"],
  ["chat-abort.v3", 3, { status: "aborted", partialText: "w0 w1 w2 w3 w4" }, "rpc"],
  ["chat-abort.v4", 4, { status: "aborted", partialText: "w0 w1 w2 w3 w4" }, "rpc"],
] as const)(
  "a message whose run failed rejects with a GatewayRunError (%s)",
  async (name, protocol, expected, words) => {
    const client = await clientOfScript(async (gateway) => {
      await gateway.greet(protocol);
      await replayRun(gateway, name, undefined, "chat.send");
    });
    const run = client.chat.send({ message: "x" });
    const error = await rejectionOf(run);
    expect(error).toBeInstanceOf(GatewayRunError);
    expect(error).toMatchObject({ ...expected, runId: run.runId, method: "chat.send", kind: "run" });
    expect(String(error)).toContain(words);
  },
);

/** Answers every question for the history with these messages, in turn; the last again and again. */
async function withHistory(gateway: ScriptedConnection, ...histories: unknown[][]): Promise<void> {
  for (let index = 0; ; index += 1) {
    const messages = histories[Math.min(index, histories.length - 1)];
    gateway.answer(await gateway.next("chat.history"), { messages });
  }
}

test("an end without an answer on protocol 3 is a failed model when the history has none, after its retries", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet(3, { policy: { maxPayload: 524_288, tickIntervalMs: 1e9 } });
    await replayRun(gateway, "chat-model-fail500.v3", undefined, "chat.send");
    void withHistory(gateway, []);
  });
  await client.connect();
  fakeTimers();
  const error = await withFastTimers(rejectionOf(client.chat.send({ message: "x" })));
  expect(error).toMatchObject({ name: "GatewayRunError", status: "error", partialText: "" });
  expect(String(error)).toContain("protocol 3");
});

test("a model that succeeds when protocol 3 asks it again is no failure: its answer is taken from the history", async () => {
  let startedAt = 0;
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet(3, { policy: { maxPayload: 524_288, tickIntervalMs: 1e9 } });
    const request = await replayRun(gateway, "chat-model-fail401.v3", undefined, "chat.send");
    startedAt = 1795184837269;
    const said = (role: string, text: string, timestamp: number): object => ({
      role,
      content: [{ type: "text", text }],
      timestamp,
    });
    const asked = said("user", "x", startedAt);
    const older = [said("user", "x", startedAt - 90_000), said("assistant", "old", startedAt - 80_000)];
    void withHistory(gateway, older, [...older, asked, said("assistant", "at last", startedAt + 3000)]);
    expect(request.params["message"]).toBe("x");
  });
  await client.connect();
  fakeTimers();
  const result = await withFastTimers(client.chat.send({ message: "x" }));
  expect(result).toMatchObject({ status: "ok", text: "at last" });
});

test("a message that joins the queue of a busy session says so", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet(4);
    const { id, params } = await gateway.next("chat.send");
    const runId = params["idempotencyKey"];
    gateway.answer({ type: "req", id, method: "", params }, { runId, status: "started" });
    gateway.event("chat", { runId, sessionKey: "agent:main:main", seq: 1, state: "final" }, 1);
  });
  expect(await client.chat.send({ message: "x" })).toMatchObject({ status: "queued", text: "" });
});

test.each([3, 4] as const)("a command is answered without a run of the agent (protocol %i)", async (protocol) => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet(protocol);
    await replayRun(gateway, `chat-slash-command.v${protocol}`, undefined, "chat.send");
  });
  expect((await client.chat.send({ message: "/status" })).text).toMatch(/2026/);
});

test("a message that was lost on the way is sent again with the same key, and one that was answered is not", async () => {
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    await gateway.greet();
    if (index === 0) {
      await gateway.next("chat.send");
      return gateway.cut();
    }
    if (index === 1) {
      await replayRun(gateway, "chat-send.v4", ({ payload }) => payload?.state === "delta", "chat.send");
      return gateway.cut();
    }
    const { params } = await gateway.next("agent.wait").then((wait) => {
      gateway.answer(wait, { runId: wait.params["runId"], status: "ok", startedAt: 5, endedAt: Date.now() });
      return wait;
    });
    const key = String(params["runId"]);
    return withHistory(gateway, [
      { role: "user", content: "hello", idempotencyKey: `${key}:user` },
      { role: "assistant", content: [{ type: "text", text: v4Text }], timestamp: 10 },
    ]);
  });
  const run = clientOf(url, { reconnect: quickly }).chat.send({ message: "hello" });
  let streamed = "";
  for await (const piece of run.textStream) streamed += piece;
  expect(await run).toMatchObject({ status: "ok", text: v4Text });
  expect(streamed).toBe(v4Text);
  const sent = connections.flatMap(({ requests }) => requests).filter(({ method }) => method === "chat.send");
  expect(sent.map(({ params }) => params["idempotencyKey"])).toEqual([run.runId, run.runId]);
});

test.each([
  [{ status: "error", stopReason: "rpc" }, { status: "aborted" }],
  [
    { status: "error", error: "no model" },
    { status: "error", message: expect.stringContaining("no model") },
  ],
  [{ status: "timeout", error: "too slow" }, { status: "timeout" }],
])("a run that ended while the line was cut is told by what the gateway says of it: %j", async (said, expected) => {
  const { url } = await scriptedGateway(async (gateway, index) => {
    await gateway.greet();
    if (index === 0) {
      await replayRun(gateway, "chat-send.v4", ({ payload }) => payload?.state === "final", "chat.send");
      return gateway.cut();
    }
    const wait = await gateway.next("agent.wait");
    return gateway.answer(wait, { runId: wait.params["runId"], endedAt: Date.now(), ...said });
  });
  const run = clientOf(url, { reconnect: quickly }).chat.send({ message: "hello" });
  expect(await rejectionOf(run)).toMatchObject({ name: "GatewayRunError", partialText: v4Text, ...expected });
});

test("a gateway that was restarted has lost the run", async () => {
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    await gateway.greet(4, index === 0 ? {} : { server: { version: "x", connId: "y", bootId: "another boot" } });
    if (index > 0) return;
    await replayRun(gateway, "chat-send.v4", ({ payload }) => payload?.state === "final", "chat.send");
    gateway.socket.close(1012, "service restart");
  });
  const run = clientOf(url, { reconnect: quickly }).chat.send({ message: "hello" });
  expect(await rejectionOf(run)).toMatchObject({ status: "lost", partialText: v4Text, method: "chat.send" });
  expect(connections[1]?.requests.map(({ method }) => method)).toEqual(["connect"]);
});

test("a message that is over already under the same key gives the answer of the history", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    const { id, params } = await gateway.next("chat.send");
    gateway.answer({ type: "req", id, method: "", params }, { runId: "k", status: "ok" });
    gateway.answer(await gateway.next("agent.wait"), { runId: "k", status: "ok", endedAt: Date.now() });
    void withHistory(gateway, [
      { role: "user", content: "hello", idempotencyKey: "k:user" },
      { role: "assistant", content: [{ type: "text", text: "done" }] },
      { role: "user", content: "another", idempotencyKey: "l:user" },
      { role: "assistant", content: [{ type: "text", text: "other" }] },
    ]);
  });
  expect((await client.chat.send({ message: "hello", idempotencyKey: "k" })).text).toBe("done");
});

test("protocol 3 does not heed the time limit of a message, so it is stopped from here", async () => {
  const { url, connections } = await scriptedGateway(async (gateway) => {
    await gateway.greet(3);
    await replayRun(gateway, "chat-timeout.v3", undefined, "chat.send");
    const abort = await gateway.next("chat.abort");
    const { runId, sessionKey } = abort.params;
    gateway.event("chat", { runId, sessionKey, seq: 2, state: "aborted", stopReason: "rpc" });
    gateway.answer(abort, { ok: true, aborted: true, runIds: [runId] });
  });
  const run = clientOf(url).chat.send({ message: "x", sessionKey: "main", timeoutMs: 30 });
  expect(await rejectionOf(run)).toMatchObject({ name: "GatewayRunError", status: "timeout" });
  expect(connections[0]?.requests.at(-1)?.params).toEqual({ sessionKey: "main", runId: run.runId });
});

test.each([
  [{ message: "" }, "message"],
  [{ message: "x", timeoutMs: 0.5 }, "timeoutMs"],
  [{ message: "x", model: "" }, "model"],
  [null as unknown as { message: string }, "params"],
])("a message with params %j is refused before anything is sent", async (params, word) => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  const error = await rejectionOf(clientOf(url).chat.send(params));
  expect(error).toMatchObject({ kind: "invalid-argument", message: expect.stringContaining(word) });
  expect(connections).toHaveLength(0);
});

test("a message that the gateway refuses rejects everywhere with that refusal", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    gateway.refuse(await gateway.next("chat.send"), { code: "INVALID_REQUEST", message: "no" });
  });
  const run = client.chat.send({ message: "x" });
  const error = await rejectionOf(run);
  expect(error).toMatchObject({ name: "GatewayRequestError", method: "chat.send", code: "INVALID_REQUEST" });
  expect(await rejectionOf(run.accepted)).toBe(error);
});
