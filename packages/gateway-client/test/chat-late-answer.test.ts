import { expect, test } from "vitest";

import type { ChatRun } from "../src/index.ts";
import { clientOf, clientOfScript, quickly } from "./helpers.ts";
import { type ScriptedConnection, scriptedGateway } from "./scripted-gateway.ts";
import { fakeTimers, withFastTimers } from "./support/fast-timers.ts";
import { rejectionOf } from "./support/rejection-of.ts";

type Params = Readonly<Record<string, unknown>>;

const calm = { policy: { maxPayload: 524_288, tickIntervalMs: 1e9 } };

function said(text: string, more: object = {}): object {
  return { role: "assistant", content: [{ type: "text", text }], ...more };
}

/** Starts the run of a message and says the beginning of the answer, then the line is cut. */
async function beginAndCut(gateway: ScriptedConnection): Promise<void> {
  const request = await gateway.next("chat.send");
  const runId = request.params["idempotencyKey"];
  gateway.answer(request, { runId, status: "started" });
  gateway.event("agent", { runId, seq: 1, stream: "lifecycle", data: { phase: "start" } }, 1);
  gateway.event("chat", { runId, seq: 1, state: "delta", message: said("Transfer to") }, 2);
  await gateway.next("heard");
  gateway.cut();
}

/** Answers every question for the history with the message and what `answers` gives, of the number of questions so far. */
async function tellHistory(
  gateway: ScriptedConnection,
  answers: (params: Params, count: number) => object[],
): Promise<void> {
  for (let count = 1; ; count += 1) {
    const history = await gateway.next("chat.history");
    const asked = gateway.requests.find(({ method }) => method === "agent.wait" || method === "chat.send");
    const key = String(asked?.params["runId"] ?? asked?.params["idempotencyKey"]);
    const question = { role: "user", content: [{ type: "text", text: "m" }], idempotencyKey: `${key}:user` };
    gateway.answer(history, { messages: [question, ...answers(history.params, count)] });
  }
}

interface Ending {
  readonly protocol: 3 | 4;
  /** What `agent.wait` says besides. */
  readonly end?: object;
  readonly answers: (params: Params, count: number) => object[];
  readonly more?: (gateway: ScriptedConnection) => unknown;
}

/** A run (which is a promise itself) of a message whose line is cut in the middle of the answer, which then ends where nobody sees it. */
async function cutChat({ protocol, end = {}, answers, more }: Ending): Promise<{ run: ChatRun }> {
  const { url } = await scriptedGateway(async (gateway, index) => {
    await gateway.greet(protocol, calm);
    if (index === 0) return beginAndCut(gateway);
    void tellHistory(gateway, answers);
    void more?.(gateway);
    const wait = await gateway.next("agent.wait");
    return gateway.answer(wait, { runId: wait.params["runId"], status: "ok", endedAt: Date.now(), ...end });
  });
  const client = clientOf(url, { reconnect: quickly });
  await client.connect();
  const run = client.chat.send({ message: "m" });
  for await (const piece of run.textStream) if (piece !== "") break;
  client.request("heard").catch(() => {});
  return { run };
}

/** The text that a stream gives before it ends, however that is. */
async function streamed(run: ChatRun): Promise<string> {
  let text = "";
  try {
    for await (const piece of run.textStream) text += piece;
  } catch {
    // the run's own error
  }
  return text;
}

const answer = "Transfer to account 1 was refused.";

test.each([3, 4] as const)(
  "an answer that is written a moment after the end is waited for (protocol %i)",
  async (protocol) => {
    const { run } = await cutChat({ protocol, answers: (_params, count) => (count < 3 ? [] : [said(answer)]) });
    expect(await run).toMatchObject({ status: "ok", text: answer });
    expect(await streamed(run)).toBe(answer);
  },
);

test.each([3, 4] as const)(
  "where the answer is nowhere, the part that came is not passed off as it (protocol %i)",
  async (protocol) => {
    fakeTimers();
    const { run } = await withFastTimers(cutChat({ protocol, answers: () => [] }));
    const error = await withFastTimers(rejectionOf(run));
    expect(error).toMatchObject({
      name: "GatewayRunError",
      status: "lost",
      partialText: "Transfer to",
      runId: run.runId,
    });
    expect(await streamed(run)).toBe("Transfer to");
  },
);

test.each(["empty", "silent"])(
  "a gateway that says that a run ended without an answer is believed (%s)",
  async (disposition) => {
    const { url } = await scriptedGateway(async (gateway, index) => {
      await gateway.greet(4, calm);
      if (index > 0) {
        const wait = await gateway.next("agent.wait");
        const end = { status: "ok", startedAt: 5, endedAt: Date.now(), terminalReply: { disposition } };
        return gateway.answer(wait, { runId: wait.params["runId"], ...end });
      }
      const request = await gateway.next("chat.send");
      const runId = request.params["idempotencyKey"];
      gateway.answer(request, { runId, status: "started" });
      gateway.event("agent", { runId, seq: 1, stream: "lifecycle", data: { phase: "start" } }, 1);
      await gateway.next("heard");
      return gateway.cut();
    });
    const client = clientOf(url, { reconnect: quickly });
    const run = client.chat.send({ message: "m" });
    await run.accepted;
    client.request("heard").catch(() => {});
    expect(await run).toMatchObject({ status: "ok", text: "" });
  },
);

test("protocol 4 is asked for long texts whole", async () => {
  const long = `Transfer to ${"0123456789".repeat(2000)}`;
  const { run } = await cutChat({
    protocol: 4,
    answers: ({ maxChars = 8000 }) => [
      said(long.length > Number(maxChars) ? `${long.slice(0, Number(maxChars))}\n...(truncated)...` : long),
    ],
  });
  expect((await run).text).toBe(long);
});

test("an answer that the history shortens is asked for by its name", async () => {
  const long = `Transfer to ${"x".repeat(200_000)}`;
  const asked: unknown[] = [];
  const { run } = await cutChat({
    protocol: 4,
    answers: () => [said("[chat.history omitted: message too large]", { __openclaw: { id: "m1", truncated: true } })],
    more: async (gateway) => {
      const one = await gateway.next("chat.message.get");
      asked.push(one.params);
      gateway.answer(one, { ok: true, message: said(long, { __openclaw: { id: "m1" } }) });
    },
  });
  expect((await run).text).toBe(long);
  expect(asked).toEqual([{ sessionKey: "agent:main:main", messageId: "m1", maxChars: 2_000_000 }]);
});

test("an answer that the gateway gives shortened only is lost, with what there is of it", async () => {
  const { run } = await cutChat({
    protocol: 4,
    answers: () => [said("Transfer to account\n...(truncated)...", { __openclaw: { truncated: true } })],
  });
  expect(await rejectionOf(run)).toMatchObject({ status: "lost", partialText: "Transfer to account" });
});

test("a message that is over already, and whose answer is nowhere, is lost and not empty", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet(4, calm);
    void tellHistory(gateway, () => []);
    const request = await gateway.next("chat.send");
    gateway.answer(request, { runId: request.params["idempotencyKey"], status: "ok" });
    const wait = await gateway.next("agent.wait");
    gateway.answer(wait, { runId: wait.params["runId"], status: "ok", endedAt: Date.now() });
  });
  await client.connect();
  fakeTimers();
  const error = await withFastTimers(rejectionOf(client.chat.send({ message: "m", idempotencyKey: "k" })));
  expect(error).toMatchObject({ status: "lost", partialText: "" });
});

test("what comes after the end of a chat is not in its text", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    const request = await gateway.next("chat.send");
    const runId = request.params["idempotencyKey"];
    gateway.event("chat", { runId, seq: 1, state: "final", message: said("one") }, 1);
    gateway.event("chat", { runId, seq: 2, state: "final", message: said("two") }, 2);
    gateway.answer(request, { runId, status: "started" });
  });
  const run = client.chat.send({ message: "m" });
  expect((await run).text).toBe("one");
  expect(await streamed(run)).toBe("one");
});

test("a message of protocol 3 that begins like the one before it is a message of its own", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet(3);
    const request = await gateway.next("chat.send");
    const runId = request.params["idempotencyKey"];
    gateway.answer(request, { runId, status: "started" });
    const agent = (seq: number, text: string, delta: string): void => {
      gateway.event("agent", { runId, seq, stream: "assistant", data: { text, delta } });
      gateway.event("chat", { runId, seq, state: "delta", message: said(text) });
    };
    agent(1, "OK", "OK");
    agent(3, "OK", "OK");
    agent(4, "OK, done", ", done");
    gateway.event("chat", { runId, seq: 5, state: "final", message: said("OK, done") });
  });
  const run = client.chat.send({ message: "m" });
  expect((await run).text).toBe("OK, done");
  expect(await streamed(run)).toBe("OK\nOK, done");
});
