import { expect, test } from "vitest";

import { GatewayRunError } from "../src/index.ts";
import { clientOf, clientOfScript, quickly } from "./helpers.ts";
import { replayRun } from "./replay-run.ts";
import { type ScriptedConnection, scriptedGateway } from "./scripted-gateway.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { exchanges, type SentRequest } from "./transcript.ts";

const text = "ECHO: [Fri 2026-11-20 14:24 UTC] hello there big world";

/** The recorded final answer of the run, for another request. */
function finalAnswer(request: SentRequest): unknown {
  const [exchange] = exchanges("agent-basic.v4", "agent");
  return { ...(exchange?.answers[1]?.payload as object), runId: request.params["idempotencyKey"] };
}

/** Sends the first words of the recorded run, then cuts the line. */
async function beginAndCut(gateway: ScriptedConnection): Promise<void> {
  let deltas = 0;
  await replayRun(gateway, "agent-basic.v4", (frame) => {
    const { stream } = (frame.payload ?? {}) as { stream?: string };
    deltas += stream === "assistant" ? 1 : 0;
    return deltas === 2;
  });
  gateway.cut();
}

test("a run outlives a cut line: its result is fetched with the same key, and its text has no hole", async () => {
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    await gateway.greet();
    if (index === 0) return beginAndCut(gateway);
    const wait = await gateway.next("agent.wait");
    gateway.answer(wait, { runId: wait.params["runId"], status: "ok", endedAt: Date.now() });
    const early = await gateway.next("agent");
    gateway.answer(early, { runId: early.params["idempotencyKey"], status: "in_flight" });
    const again = await gateway.next("agent");
    return gateway.answer(again, finalAnswer(again));
  });
  const run = clientOf(url, { reconnect: quickly }).agent({ message: "hello" });
  let streamed = "";
  for await (const piece of run.textStream) streamed += piece;
  expect((await run).text).toBe(text);
  expect(streamed).toBe(text);
  const asked = connections.flatMap(({ requests }) => requests).filter(({ method }) => method === "agent");
  expect(new Set(asked.map(({ params }) => params["idempotencyKey"]))).toEqual(new Set([run.runId]));
});

test("a restarted gateway is never asked again for a run that it has forgotten", async () => {
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    await gateway.greet(4, index === 0 ? {} : { server: { version: "x", connId: "y", bootId: "another boot" } });
    if (index === 0) await beginAndCut(gateway);
  });
  const error = await rejectionOf(clientOf(url, { reconnect: quickly }).agent({ message: "hello" }));
  expect(error).toBeInstanceOf(GatewayRunError);
  expect(error).toMatchObject({ status: "lost", partialText: "ECHO:", retryable: false });
  expect(String(error)).toContain("restarted");
  expect(connections[1]?.requests.map(({ method }) => method)).toEqual(["connect"]);
});

test("without reconnect a cut line makes the run reject as lost", async () => {
  const client = await clientOfScript(
    async (gateway) => {
      await gateway.greet();
      await beginAndCut(gateway);
    },
    { reconnect: false },
  );
  expect(await rejectionOf(client.agent({ message: "hello" }))).toMatchObject({
    status: "lost",
    partialText: "ECHO:",
    cause: { closeCode: 1006 },
  });
});

test("a run that was cut off before it was accepted is sent again with the same key, and runs once", async () => {
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    await gateway.greet();
    if (index === 0) {
      await gateway.next("agent");
      return gateway.cut();
    }
    return replayRun(gateway, "agent-basic.v4");
  });
  const run = clientOf(url, { reconnect: quickly }).agent({ message: "hello" });
  expect((await run).text).toBe(text);
  expect(connections.map(({ requests }) => requests[1]?.params["idempotencyKey"])).toEqual([run.runId, run.runId]);
});

test("a run that another client started under the same key is joined, and its result is given", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    const first = await gateway.next("agent");
    gateway.answer(first, { runId: first.params["idempotencyKey"], status: "in_flight", sessionKey: "agent:main:s" });
    const wait = await gateway.next("agent.wait");
    gateway.answer(wait, { runId: wait.params["runId"], status: "ok", endedAt: Date.now() });
    const again = await gateway.next("agent");
    gateway.answer(again, finalAnswer(again));
  });
  const run = client.agent({ message: "hello", idempotencyKey: "known" });
  expect(await run.accepted).toMatchObject({ runId: "known", status: "in_flight" });
  expect((await run).text).toBe(text);
});

test("a run that is over already under the same key gives its result at once, without events", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    const request = await gateway.next("agent");
    gateway.answer(request, finalAnswer(request));
  });
  const run = client.agent({ message: "hello", idempotencyKey: "done" });
  expect((await run).text).toBe(text);
  expect(await run.accepted).toEqual({ runId: "done" });
});

test("a gateway that cannot be asked about runs does not spoil one with a key of the caller's", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    const request = await gateway.next("agent");
    gateway.answer(request, { runId: "mine", status: "accepted" });
    gateway.refuse(await gateway.next("agent.wait"), {
      code: "INVALID_REQUEST",
      message: "unknown method: agent.wait",
    });
    gateway.answer(request, finalAnswer(request));
  });
  expect((await client.agent({ message: "hello", idempotencyKey: "mine" })).text).toBe(text);
});

test("the result of a run is asked for in a form that starts nothing; where its key is forgotten, the history tells it", async () => {
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    await gateway.greet();
    if (index === 0) return beginAndCut(gateway);
    const wait = await gateway.next("agent.wait");
    const { runId } = wait.params;
    gateway.answer(wait, { runId, status: "ok", startedAt: 1, endedAt: 2 });
    const again = await gateway.next("agent");
    gateway.refuse(again, { code: "INVALID_REQUEST", message: "invalid agent params: unknown agent id" });
    const history = await gateway.next("chat.history");
    expect(history.params).toMatchObject({ maxChars: 500_000 });
    const question = { role: "user", content: "hello", timestamp: 5, idempotencyKey: `${String(runId)}:user` };
    const answer = { role: "assistant", content: [{ type: "text", text }], stopReason: "stop", timestamp: 6 };
    return gateway.answer(history, { messages: [question, answer] });
  });
  const run = clientOf(url, { reconnect: quickly }).agent({ message: "hello" });
  expect(await run).toMatchObject({ text, payloads: [{ text }], meta: {} });
  const [first, second] = connections.flatMap(({ requests }) => requests).filter(({ method }) => method === "agent");
  expect(second?.params).toEqual({
    message: "hello",
    idempotencyKey: first?.params["idempotencyKey"],
    agentId: expect.stringContaining("no-such-agent"),
  });
});
