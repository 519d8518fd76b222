import { describe, expect, test } from "vitest";

import { connected, errorOf, payloadOf, type RawClient, type RawFrame } from "../../../test/support/raw-client.ts";
import { createLocalGateway } from "../create-local-gateway.ts";
import type { LocalGateway, LocalGatewayOptions } from "../local-gateway.ts";
import type { ProtocolVersion } from "../wire.ts";

const token = "running-token";
const both: readonly ProtocolVersion[] = [3, 4];

async function start(options: Omit<LocalGatewayOptions, "token">): Promise<[LocalGateway, RawClient]> {
  const gateway = createLocalGateway({ token, ...options });
  await gateway.listen();
  return [gateway, await connected(gateway.url, token)];
}

/** Sends `agent` and gives its two answers. */
async function run(client: RawClient, params: object): Promise<[RawFrame, RawFrame]> {
  const id = crypto.randomUUID();
  const given = { sessionKey: "main", idempotencyKey: id, ...params };
  client.send({ type: "req", id, method: "agent", params: given });
  return [await client.answer(id), await client.answer(id, 2)];
}

function assistantText(client: RawClient, runId?: unknown): string {
  const events = client.frames.filter((frame) => frame["event"] === "agent").map(payloadOf);
  const said = events.filter(
    (event) => event["stream"] === "assistant" && (runId === undefined || event["runId"] === runId),
  );
  return said.map((event) => (event["data"] as RawFrame)["delta"]).join("");
}

const textsOf = (final: RawFrame): unknown =>
  ((payloadOf(final)["result"] as RawFrame)["payloads"] as RawFrame[]).map((payload) => payload["text"]);

describe.each(both)("a run of protocol %i", (protocol) => {
  test("echoes the message word by word and answers twice", async () => {
    const [gateway, client] = await start({ protocol });
    await using _ = gateway;
    const [accepted, final] = await run(client, { message: "hello  there\nworld " });
    expect(payloadOf(accepted)["status"]).toBe("accepted");
    expect(textsOf(final)).toEqual(["ECHO: hello  there\nworld "]);
    expect(assistantText(client)).toBe("ECHO: hello  there\nworld ");
  });

  test("says a fixed text whatever it is asked", async () => {
    const [gateway, client] = await start({ protocol, reply: "always this" });
    await using _ = gateway;
    const [, final] = await run(client, { message: "x" });
    expect(textsOf(final)).toEqual(["always this"]);
  });

  test("tells the reply function what it speaks for", async () => {
    const seen: unknown[] = [];
    const [gateway, client] = await start({
      protocol,
      async *reply(message, { signal, ...context }) {
        seen.push(message, context, signal.aborted);
        yield "ok";
      },
    });
    await using _ = gateway;
    await client.request("sessions.patch", { key: "main", model: "local/echo-2" });
    await run(client, { message: "who", idempotencyKey: "run-1" });
    expect(seen).toEqual(["who", { sessionKey: "agent:main:main", runId: "run-1", model: "local/echo-2" }, false]);
  });

  test("starts no second run for a key that it knows", async () => {
    let started = 0;
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const [gateway, client] = await start({
      protocol,
      async *reply() {
        started += 1;
        await held;
        yield "once";
      },
    });
    await using _ = gateway;
    const params = { message: "x", sessionKey: "main", idempotencyKey: "same" };
    client.send({ type: "req", id: "first", method: "agent", params });
    await client.answer("first");
    const during = payloadOf(await client.request("agent", { ...params, message: "other" }));
    expect(during["status"]).toBe(protocol === 3 ? "accepted" : "in_flight");
    release();
    const final = await client.answer("first", 2);
    expect(payloadOf(await client.request("agent", params))).toEqual(payloadOf(final));
    expect(started).toBe(1);
  });

  test("waits for the one before it in its session and not for another session's", async () => {
    const order: string[] = [];
    const releases = new Map<string, () => void>();
    const [gateway, client] = await start({
      protocol,
      async *reply(message) {
        order.push(message);
        await new Promise<void>((resolve) => releases.set(message, resolve));
        yield message;
      },
    });
    await using _ = gateway;
    const first = run(client, { message: "a1", sessionKey: "a" });
    const second = run(client, { message: "a2", sessionKey: "a" });
    const other = run(client, { message: "b1", sessionKey: "b" });
    await gateway.waitForRequest("agent", { count: 3 });
    await client.event("agent", (payload) => String(payload["sessionKey"]).endsWith("b"));
    await client.request("health");
    expect(order.toSorted()).toEqual(["a1", "b1"]);
    releases.get("b1")?.();
    await other;
    releases.get("a1")?.();
    await first;
    await client.event("agent", (payload) => payload["seq"] === 1 && order.includes("a2"));
    releases.get("a2")?.();
    expect(textsOf((await second)[1])).toEqual(["a2"]);
  });

  test("fills the context of its session more and more", async () => {
    const [gateway, client] = await start({ protocol });
    await using _ = gateway;
    const used: unknown[] = [];
    for (const message of ["one", "two"]) {
      await run(client, { message: message.repeat(100) });
      const [row] = payloadOf(await client.request("sessions.list"))["sessions"] as RawFrame[];
      expect(row).toMatchObject({ contextTokens: 200_000, model: "echo-1" });
      used.push(row?.["totalTokens"]);
    }
    // 10 for the instructions, a quarter of the characters: 75, then 75 + 77 (the echo) + 75.
    expect(used).toEqual([85, 237]);
  });

  test("refuses a blank message only after it was accepted", async () => {
    const [gateway, client] = await start({ protocol });
    await using _ = gateway;
    const [accepted, final] = await run(client, { message: "  " });
    expect(accepted["ok"]).toBe(true);
    expect(final["ok"]).toBe(false);
    expect(errorOf(final)).toMatchObject({
      code: "UNAVAILABLE",
      message: expect.stringContaining("Message (--message) is required"),
    });
  });

  test("says what a reply function that is none should have been", async () => {
    const [gateway, client] = await start({ protocol, reply: (async () => "a promise") as never });
    await using _ = gateway;
    const [, final] = await run(client, { message: "x" });
    expect(JSON.stringify(final)).toContain("must give an async iterable of texts");
  });
});

describe("a model that fails", () => {
  const failing = async function* (): AsyncGenerator<string> {
    yield "half";
    throw new Error("500 the model is ill");
  };

  test("looks like success in protocol 3: the error is a text, and nothing was used", async () => {
    const [gateway, client] = await start({ protocol: 3, reply: failing });
    await using _ = gateway;
    const [, final] = await run(client, { message: "x", idempotencyKey: "k" });
    expect(payloadOf(final)).toMatchObject({ status: "ok", result: { meta: { agentMeta: { usage: { total: 0 } } } } });
    expect(textsOf(final)).toEqual(["500 the model is ill", "half"]);
    expect(payloadOf(await client.request("agent.wait", { runId: "k" }))["status"]).toBe("ok");
  });

  test("is an error with a payload in protocol 4", async () => {
    const [gateway, client] = await start({ protocol: 4, reply: failing });
    await using _ = gateway;
    const [, final] = await run(client, { message: "x", idempotencyKey: "k" });
    expect(final).toMatchObject({
      ok: false,
      error: { code: "UNAVAILABLE", message: "500 the model is ill" },
      payload: { runId: "k", status: "error", summary: "500 the model is ill" },
    });
    expect(payloadOf(await client.event("chat", (payload) => payload["state"] === "error"))["errorMessage"]).toBe(
      "500 the model is ill",
    );
    expect(payloadOf(await client.request("agent.wait", { runId: "k" }))["status"]).toBe("error");
  });
});

describe("a run whose time is up", () => {
  const hanging = async function* (): AsyncGenerator<string> {
    yield "begun";
    await new Promise(() => {});
  };

  test.concurrent("looks like success in protocol 3, without a text", async () => {
    const [gateway, client] = await start({ protocol: 3, reply: hanging });
    await using _ = gateway;
    const [, final] = await run(client, { message: "x", timeout: 1 });
    expect(final).toMatchObject({
      ok: true,
      payload: { status: "ok", result: { payloads: [], meta: { aborted: true } } },
    });
  });

  test.concurrent("has the status timeout in protocol 4", async () => {
    const [gateway, client] = await start({ protocol: 4, reply: hanging });
    await using _ = gateway;
    const [, final] = await run(client, { message: "x", timeout: 1 });
    expect(final).toMatchObject({
      ok: true,
      payload: { status: "timeout", timeoutPhase: "provider", summary: "aborted" },
    });
  });
});

describe("a chat", () => {
  test.each(both)("of protocol %i is answered once and told by events", async (protocol) => {
    const [gateway, client] = await start({ protocol });
    await using _ = gateway;
    const params = { sessionKey: "main", message: "hi", idempotencyKey: "c" };
    expect(payloadOf(await client.request("chat.send", params))).toEqual({ runId: "c", status: "started" });
    const final = payloadOf(await client.event("chat", (payload) => payload["state"] === "final"));
    expect(final).toMatchObject({ runId: "c", message: { content: [{ text: "ECHO: hi" }] } });
    const { messages } = payloadOf(await client.request("chat.history", { sessionKey: "main" })) as {
      messages: RawFrame[];
    };
    expect(messages.map((message) => message["role"])).toEqual(["user", "assistant"]);
    expect(payloadOf(await client.request("chat.send", params))).toEqual({ runId: "c", status: "ok" });
  });

  test.each(both)("of protocol %i can be aborted", async (protocol) => {
    const signals: AbortSignal[] = [];
    const [gateway, client] = await start({
      protocol,
      async *reply(_message, { signal }) {
        signals.push(signal);
        yield "begun";
        await new Promise(() => {});
      },
    });
    await using _ = gateway;
    await client.request("chat.send", { sessionKey: "main", message: "hi", idempotencyKey: "c" });
    await client.event("chat", (payload) => payload["state"] === "delta");
    const aborted = payloadOf(await client.request("chat.abort", { sessionKey: "main", runId: "c" }));
    expect(aborted).toEqual({ ok: true, aborted: true, runIds: ["c"] });
    expect(signals[0]?.aborted).toBe(true);
    await client.event("chat", (payload) => payload["state"] === "aborted");
  });
});
