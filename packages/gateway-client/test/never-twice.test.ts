import { expect, test } from "vitest";

import { createLocalGateway } from "../src/testing/index.ts";
import { clientOf, quickly } from "./helpers.ts";
import { type ScriptedConnection, scriptedGateway } from "./scripted-gateway.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import type { SentRequest } from "./transcript.ts";

const token = "secret-token-1";

function sentOf(connections: readonly ScriptedConnection[], method: string): SentRequest[] {
  return connections.flatMap(({ requests }) => requests).filter((request) => request.method === method);
}

test.each([
  ["send", { to: "a", message: "pay" }],
  ["poll", { to: "a", question: "pay?", options: ["yes", "no"] }],
  ["agent", { message: "pay" }],
  ["chat.send", { message: "pay", sessionKey: "main" }],
])(
  "protocol 3 does not tell that it has forgotten its keys: %s is sent once, and the error says what to do",
  async (method, params) => {
    const { url, connections } = await scriptedGateway(async (gateway, index) => {
      await gateway.greet(3);
      if (index > 0) return gateway.answer(await gateway.next("health"), { ok: true });
      await gateway.next(method);
      return gateway.cut();
    });
    const client = clientOf(url, { reconnect: quickly });
    await client.connect();
    const error = await rejectionOf(client.request(method, { ...params, idempotencyKey: "k1" }));
    expect(error).toMatchObject({ name: "GatewayConnectionError", retryable: false });
    expect(String(error)).toMatch(/carried out all the same.*same idempotencyKey.*has not restarted/);
    await client.request("health");
    expect(sentOf(connections, method)).toHaveLength(1);
  },
);

test.each(["a shutdown event", "a close with 1012"])(
  "after %s nothing that acts is sent again, though the boot is called the same",
  async (goodbye) => {
    const { url, connections } = await scriptedGateway(async (gateway, index) => {
      await gateway.greet(4);
      if (index > 0) return gateway.answer(await gateway.next("health"), { ok: true });
      await gateway.next("send");
      if (goodbye === "a close with 1012") return gateway.socket.close(1012, "service restart");
      gateway.event("shutdown", { reason: "gateway restarting", restartExpectedMs: 1 }, 1);
      return gateway.socket.close(1001);
    });
    const client = clientOf(url, { reconnect: quickly });
    await client.connect();
    const params = { to: "a", message: "b", idempotencyKey: "k" };
    expect(await rejectionOf(client.request("send", params))).toMatchObject({ retryable: false });
    await client.request("health");
    expect(sentOf(connections, "send")).toHaveLength(1);
  },
);

test("a gateway of protocol 3 that restarts within its process has forgotten the key: the run goes on, and is read", async () => {
  await using local = createLocalGateway({
    token,
    protocol: 3,
    async *reply() {
      yield "one ";
      await released;
      yield "two";
    },
  });
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const { url } = await local.listen();
  const client = clientOf(url, { reconnect: quickly });
  const run = client.agent({ message: "count", sessionKey: "s" });
  for await (const text of run.textStream) if (text !== "") break;
  await local.restart({ inProcess: true });
  await local.waitForRequest("agent.wait");
  release();
  expect(await run).toEqual({
    runId: run.runId,
    status: "ok",
    text: "one two",
    payloads: [{ text: "one two" }],
    meta: {},
  });
  const asked = local.frames.filter(({ frame }) => JSON.stringify(frame).includes('"method":"agent"'));
  expect(asked).toHaveLength(1);
});

/** A gateway of protocol 3 whose first connection breaks when `method` has come; then it tells what the run has come to. */
async function broken(
  method: "agent" | "chat.send",
  then: (gateway: ScriptedConnection, request: SentRequest) => unknown,
  first?: (gateway: ScriptedConnection, request: SentRequest) => void,
): Promise<{ url: string; connections: readonly ScriptedConnection[] }> {
  let request: SentRequest | undefined;
  return scriptedGateway(async (gateway, index) => {
    await gateway.greet(3);
    if (index > 0 && request !== undefined) return then(gateway, request);
    request = await gateway.next(method);
    first?.(gateway, request);
    return gateway.cut();
  });
}

const at = 1_795_000_000_000;
const question = { role: "user", content: [{ type: "text", text: "hi" }], timestamp: at + 5 };
const answered = (text: string, more: object = {}): object => ({
  role: "assistant",
  content: [{ type: "text", text }],
  stopReason: "stop",
  timestamp: at + 10,
  ...more,
});

/** Says that the run has ended, and gives this history whenever it is asked for. */
async function ended(gateway: ScriptedConnection, request: SentRequest, messages: object[]): Promise<void> {
  const runId = request.params["idempotencyKey"];
  const wait = await gateway.next("agent.wait");
  expect(wait.params["runId"]).toBe(runId);
  gateway.answer(wait, { runId, status: "ok", startedAt: at, endedAt: at + 100 });
  for (;;) gateway.answer(await gateway.next("chat.history"), { messages });
}

test.each(["agent", "chat.send"] as const)(
  "%s whose line broke before it was accepted on protocol 3 is found by its key, and sent once",
  async (method) => {
    const older = [{ ...question, timestamp: at - 90_000 }, answered("old", { timestamp: at - 80_000 })];
    const step = answered("first", { stopReason: "toolUse" });
    const history = [...older, question, step, { role: "toolResult", content: [] }, answered("then")];
    const { url, connections } = await broken(method, (gateway, request) => ended(gateway, request, history));
    const client = clientOf(url, { reconnect: quickly });
    const params = { message: "hi", sessionKey: "main" };
    const run = method === "agent" ? client.agent(params) : client.chat.send(params);
    expect((await run).text).toBe(method === "agent" ? "first\nthen" : "then");
    expect(await run.accepted).toMatchObject({ runId: run.runId });
    expect(sentOf(connections, method)).toHaveLength(1);
  },
);

test("a run that was not accepted when the line of protocol 3 broke, and shows no sign, is lost within its limit", async () => {
  const { url, connections } = await broken("agent", async (gateway) => {
    for (;;) gateway.answer(await gateway.next("agent.wait"), { status: "timeout" });
  });
  const client = clientOf(url, { reconnect: quickly });
  const run = client.agent({ message: "hi" }, { timeout: 400 });
  expect(await rejectionOf(run)).toMatchObject({ name: "GatewayRunError", status: "lost" });
  expect(sentOf(connections, "agent")).toHaveLength(1);
});

test("a run of protocol 3 that was stopped while the line was broken rejects, with what was heard", async () => {
  const { url } = await broken(
    "agent",
    async (gateway, request) => {
      const runId = request.params["idempotencyKey"];
      gateway.event("agent", { runId, stream: "lifecycle", data: { phase: "end", aborted: true }, seq: 3 }, 3);
      gateway.answer(await gateway.next("agent.wait"), { runId, status: "ok", startedAt: at, endedAt: at + 3000 });
    },
    (gateway, request) => {
      const runId = request.params["idempotencyKey"];
      gateway.answer(request, { runId, status: "accepted" });
      gateway.event("agent", { runId, stream: "assistant", data: { text: "so far", delta: "so far" }, seq: 2 }, 2);
    },
  );
  const client = clientOf(url, { reconnect: quickly });
  const error = await rejectionOf(client.agent({ message: "hi", timeout: 3 }));
  expect(error).toMatchObject({ name: "GatewayRunError", status: "timeout" });
});

test("a history that may not be read makes the run lost, at once and with the reason", async () => {
  const { url } = await broken("agent", async (gateway, request) => {
    const runId = request.params["idempotencyKey"];
    gateway.answer(await gateway.next("agent.wait"), { runId, status: "ok", startedAt: at, endedAt: at + 100 });
    const asked = await gateway.next("chat.history");
    gateway.refuse(asked, { code: "INVALID_REQUEST", message: "missing scope: operator.read" });
  });
  const client = clientOf(url, { reconnect: quickly });
  const error = await rejectionOf(client.agent({ message: "hi", sessionKey: "main" }));
  expect(error).toMatchObject({ name: "GatewayRunError", status: "lost" });
  expect(String(error)).toContain("operator.read");
});
