import { expect, test } from "vitest";

import { GatewayConnectionError } from "../src/index.ts";
import { clientOf, quickly } from "./helpers.ts";
import { type Script, scriptedGateway } from "./scripted-gateway.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import type { SentRequest } from "./transcript.ts";

const restarted = { server: { version: "x", connId: "y", bootId: "another boot" } };

/** A gateway whose first `cuts` connections break when a request of this method arrives; the next one answers it. */
async function cutting(
  method: string,
  cuts: number,
  hello: object = {},
): Promise<{ url: string; sent: SentRequest[] }> {
  const sent: SentRequest[] = [];
  const script: Script = async (gateway, index) => {
    await gateway.greet(4, index === 0 ? {} : hello);
    const request = await gateway.next(method);
    sent.push(request);
    if (index < cuts) gateway.cut();
    else gateway.answer(request, { answered: index });
  };
  return { url: (await scriptedGateway(script)).url, sent };
}

test.each(["sessions.list", "agent.wait", "exec.approval.get", "health"])(
  "%s only reads, and is asked again on the next connection when the line breaks",
  async (method) => {
    const { url, sent } = await cutting(method, 1);
    const client = clientOf(url, { reconnect: quickly });
    expect(await client.request(method, { runId: "r" })).toEqual({ answered: 1 });
    expect(sent[1]).toEqual(sent[0]);
  },
);

test.each(["sessions.patch", "cron.run", "node.invoke", "agent", "a.plugin.list"])(
  "%s may have been carried out, and is not sent again",
  async (method) => {
    const { url, sent } = await cutting(method, 1);
    const client = clientOf(url, { reconnect: quickly });
    const error = await rejectionOf(client.request(method, { key: "main" }));
    expect(error).toBeInstanceOf(GatewayConnectionError);
    expect(error).toMatchObject({ retryable: false, message: expect.stringContaining("carried out all the same") });
    expect(sent).toHaveLength(1);
  },
);

test.each(["agent", "chat.send", "send"])(
  "%s with a key of the caller's is sent again under that key",
  async (method) => {
    const { url, sent } = await cutting(method, 1);
    const client = clientOf(url, { reconnect: quickly });
    const params = { message: "hi", sessionKey: "main", idempotencyKey: "k1" };
    expect(await client.request(method, params)).toEqual({ answered: 1 });
    expect(sent.map((request) => request.params)).toEqual([params, params]);
  },
);

test("a gateway that was restarted has forgotten its keys: what carries one is rejected, what reads is asked again", async () => {
  const { url } = await scriptedGateway(async (gateway, index) => {
    await gateway.greet(4, index === 0 ? {} : restarted);
    if (index > 0) return gateway.answer(await gateway.next("health"), { ok: true });
    await Promise.all([gateway.next("send"), gateway.next("health")]);
    return gateway.cut();
  });
  const client = clientOf(url, { reconnect: quickly });
  await client.connect();
  const writing = rejectionOf(client.request("send", { to: "a", message: "b", idempotencyKey: "k" }));
  expect(await client.request("health")).toEqual({ ok: true });
  expect(await writing).toMatchObject({ name: "GatewayConnectionError", retryable: false });
});

test("a request is not sent for ever: after four connections that broke it is rejected", async () => {
  const { url, sent } = await cutting("health", Infinity);
  const client = clientOf(url, { reconnect: quickly });
  expect(await rejectionOf(client.request("health"))).toMatchObject({
    name: "GatewayConnectionError",
    retryable: true,
  });
  expect(sent).toHaveLength(4);
});

test("a request that is to be sent again still ends within its own time limit, and by its signal", async () => {
  const gateway = await scriptedGateway(async (connection) => {
    await connection.greet();
    await Promise.all([connection.next("health"), connection.next("status")]);
    connection.event("tick", {});
  });
  const client = clientOf(gateway.url, { reconnect: quickly });
  const ticked = new Promise((resolve) => client.on("tick", resolve));
  const abort = new AbortController();
  const limited = rejectionOf(client.request("health", {}, { timeout: 500 }));
  const signalled = rejectionOf(client.request("status", {}, { signal: abort.signal }));
  await ticked;
  await gateway.stop();
  const reason = new Error("enough");
  abort.abort(reason);
  expect(await signalled).toBe(reason);
  expect(await limited).toMatchObject({ name: "GatewayTimeoutError", timeoutMs: 500 });
});

test("an answer to a request that waits to be sent again is not taken from anybody", async () => {
  const { url } = await scriptedGateway(async (gateway, index) => {
    if (index === 0) {
      await gateway.greet();
      await gateway.next("health");
      return gateway.cut();
    }
    gateway.challenge();
    // Before its hello a gateway has nothing to answer.
    gateway.send({ type: "res", id: "1", ok: true, payload: "forged" });
    await gateway.greet();
    return gateway.answer(await gateway.next("health"), "true");
  });
  expect(await clientOf(url, { reconnect: quickly }).request("health")).toBe("true");
});

test("a frame of exactly the gateway's limit goes out, and one byte more does not", async () => {
  const limit = 600;
  const { url, connections } = await scriptedGateway(async (gateway) => {
    await gateway.greet(4, { policy: { maxPayload: limit, tickIntervalMs: 30_000 } });
    gateway.answer(await gateway.next("x"), "fits");
  });
  const client = clientOf(url);
  await client.connect();
  const empty = JSON.stringify({ type: "req", id: "1", method: "x", params: { text: "" } }).length;
  const params = { text: "é".repeat(100) + "a".repeat(limit - empty - 200) };
  expect(await client.request("x", params)).toBe("fits");
  expect(await rejectionOf(client.request("x", { text: `${params.text}a` }))).toMatchObject({
    kind: "invalid-argument",
    message: expect.stringContaining(`${limit + 1} bytes`),
  });
  expect(connections).toHaveLength(1);
});

test("more than 32 MiB of requests do not wait for a connection: the one too many is refused, the others go out", async () => {
  const { url } = await scriptedGateway(async (gateway) => {
    const greeting = gateway.greet();
    await greeting;
    for (let count = 0; count < 3; count += 1) gateway.answer(await gateway.next("x"), count);
  });
  const client = clientOf(url);
  const text = "a".repeat(10 * 1024 * 1024);
  const waiting = [0, 1, 2].map(() => client.request("x", { text }));
  const refused = rejectionOf(client.request("x", { text }));
  expect(await refused).toMatchObject({ kind: "connection", message: expect.stringContaining("too much waits") });
  expect(await Promise.all(waiting)).toEqual([0, 1, 2]);
});

test("a connect request above 64 KiB is never sent, and one of exactly that goes out", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  const clientInfo = (displayName: string): object => ({ clientInfo: { displayName, instanceId: "i" } });
  await clientOf(url, clientInfo("a")).connect();
  const room = 65_536 - JSON.stringify(connections[0]?.requests[0]).length;
  await clientOf(url, clientInfo("a".repeat(room + 1))).connect();
  const error = await rejectionOf(clientOf(url, clientInfo("a".repeat(room + 2))).connect());
  expect(error).toMatchObject({ kind: "configuration", message: expect.stringContaining("65537 bytes") });
  expect(connections.map(({ requests }) => requests.length)).toEqual([1, 1, 0]);
});
