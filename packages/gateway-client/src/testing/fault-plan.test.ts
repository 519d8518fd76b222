import { once } from "node:events";
import type { IncomingMessage } from "node:http";

import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";

import { connected, connectParams, errorOf, payloadOf, RawClient } from "../../test/support/raw-client.ts";
import { createLocalGateway } from "./create-local-gateway.ts";
import type { LocalGateway } from "./local-gateway.ts";

const token = "faulty-token";

async function listening(options: { protocol?: 3 | 4 } = {}): Promise<LocalGateway> {
  const gateway = createLocalGateway({ token, ...options });
  await gateway.listen();
  return gateway;
}

describe("a planned fault", () => {
  test("refuse-connect answers the upgrade with 503, as often as it is told", async () => {
    await using gateway = await listening();
    gateway.fail("refuse-connect", { times: 2 });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const socket = new WebSocket(gateway.url);
      socket.on("error", () => {});
      const [, response] = (await once(socket, "unexpected-response")) as [unknown, IncomingMessage];
      expect(response.statusCode).toBe(503);
      response.resume();
    }
    await connected(gateway.url, token);
  });

  test("no-challenge leaves the socket silent but serves a connect", async () => {
    await using gateway = await listening();
    gateway.fail("no-challenge");
    const client = new RawClient(gateway.url);
    await once(client.socket, "open");
    expect((await client.request("connect", connectParams(token)))["ok"]).toBe(true);
    expect(client.frames.some((frame) => frame["event"] === "connect.challenge")).toBe(false);
  });

  test("not-ready refuses the connect as a gateway that starts does", async () => {
    await using gateway = await listening();
    gateway.fail("not-ready");
    const client = new RawClient(gateway.url);
    await client.event("connect.challenge");
    const refused = errorOf(await client.request("connect", connectParams(token)));
    expect(refused).toMatchObject({ code: "UNAVAILABLE", retryable: true, retryAfterMs: 500 });
    expect(await client.closed()).toEqual({ code: 1013, reason: "gateway starting" });
    await connected(gateway.url, token);
  });

  test("no-hello leaves the connect without an answer", async () => {
    await using gateway = await listening();
    gateway.fail("no-hello");
    const client = new RawClient(gateway.url);
    await client.event("connect.challenge");
    client.send({ type: "req", id: "c", method: "connect", params: connectParams(token) });
    await gateway.waitForRequest("connect");
    expect(gateway.connections).toEqual([]);
  });

  test("hang hits only the method that it names and does nothing", async () => {
    await using gateway = await listening();
    const client = await connected(gateway.url, token);
    gateway.fail({ kind: "hang", method: "sessions.patch" });
    client.send({ type: "req", id: "hung", method: "sessions.patch", params: { key: "x" } });
    const list = payloadOf(await client.request("sessions.list"));
    expect(list["count"]).toBe(0);
    expect((await client.request("sessions.patch", { key: "x" }))["ok"]).toBe(true);
    expect(client.frames.some((frame) => frame["id"] === "hung")).toBe(false);
  });

  test("drop kills the socket without a close frame", async () => {
    await using gateway = await listening();
    const client = await connected(gateway.url, token);
    gateway.fail("drop");
    client.send({ type: "req", id: "d", method: "health" });
    expect((await client.closed()).code).toBe(1006);
  });

  test("drop-after-accepted loses the socket and not the run", async () => {
    await using gateway = await listening();
    const client = await connected(gateway.url, token);
    gateway.fail("drop-after-accepted");
    const params = { message: "go on", sessionKey: "main", idempotencyKey: "k" };
    expect(payloadOf(await client.request("agent", params))["status"]).toBe("accepted");
    expect((await client.closed()).code).toBe(1006);
    const again = await connected(gateway.url, token);
    await again.request("agent.wait", { runId: "k" });
    const result = payloadOf(await again.request("agent", params));
    expect(result).toMatchObject({ status: "ok", result: { payloads: [{ text: "ECHO: go on" }] } });
  });

  test("garbage breaks the first frame of the answer", async () => {
    await using gateway = await listening();
    const client = await connected(gateway.url, token);
    gateway.fail("garbage");
    client.send({ type: "req", id: "g", method: "health" });
    await client.request("models.list");
    const broken = client.texts.filter((text) => text.includes('"id":"g"'));
    expect(broken).toHaveLength(1);
    expect(() => JSON.parse(broken[0] ?? "{}")).toThrow();
  });

  test("duplicate-response sends each answer twice", async () => {
    await using gateway = await listening();
    const client = await connected(gateway.url, token);
    gateway.fail("duplicate-response");
    client.send({ type: "req", id: "twice", method: "health" });
    expect(await client.answer("twice", 2)).toEqual(await client.answer("twice", 1));
  });

  test("slow serves later requests first", async () => {
    await using gateway = await listening();
    const client = await connected(gateway.url, token);
    gateway.fail({ kind: "slow", method: "health", delayMs: 20 });
    client.send({ type: "req", id: "late", method: "health" });
    await client.request("models.list");
    expect(client.frames.some((frame) => frame["id"] === "late")).toBe(false);
    expect((await client.answer("late"))["ok"]).toBe(true);
  });

  test("slow does not keep a gateway that is closed", async () => {
    const gateway = await listening();
    const client = await connected(gateway.url, token);
    gateway.fail({ kind: "slow", delayMs: 2 ** 30 });
    client.send({ type: "req", id: "late", method: "health" });
    await gateway.waitForRequest("health");
    await gateway.close();
  });

  test("error refuses with what it is told, and is a busy server by itself", async () => {
    await using gateway = await listening();
    const client = await connected(gateway.url, token);
    gateway.fail("error");
    expect(errorOf(await client.request("health"))).toEqual({
      code: "UNAVAILABLE",
      message: "The server is busy. Please try again in a moment.",
      retryable: true,
    });
    gateway.fail({ kind: "error", method: "agent", code: "NOT_LINKED", message: "no phone", retryAfterMs: 7 });
    expect((await client.request("health"))["ok"]).toBe(true);
    expect(errorOf(await client.request("agent"))).toEqual({
      code: "NOT_LINKED",
      message: "no phone",
      retryAfterMs: 7,
    });
  });

  test.each([3, 4] as const)("skip-seq leaves a number of protocol %i out", async (protocol) => {
    await using gateway = await listening({ protocol });
    const client = await connected(gateway.url, token);
    await client.event("health");
    gateway.fail({ kind: "skip-seq", count: 2 });
    await client.request("agent", { message: "x", sessionKey: "main", idempotencyKey: "k" });
    await client.event("chat", (payload) => payload["state"] === "final");
    const seqs = client.frames.flatMap((frame) => (typeof frame["seq"] === "number" ? [frame["seq"]] : []));
    const steps = seqs.slice(1).map((seq, index) => seq - (seqs[index] ?? 0));
    expect(steps.filter((step) => step !== 1)).toEqual([3]);
  });

  test("can be taken back", async () => {
    await using gateway = await listening();
    const client = await connected(gateway.url, token);
    const undo = gateway.fail("drop", { times: Number.POSITIVE_INFINITY });
    undo();
    expect((await client.request("health"))["ok"]).toBe(true);
  });

  test("that does not exist is refused with the list of those that do", async () => {
    const gateway = createLocalGateway({ token });
    expect(() => gateway.fail("explode" as never)).toThrow(
      /unknown fault "explode": use one of refuse-connect, .*skip-seq/,
    );
    expect(() => gateway.fail({ kind: "refuse-connect", method: "agent" } as never)).toThrow(/takes no method/);
    expect(() => gateway.fail("hang", { times: 0 })).toThrow(/times must be a whole number/);
    expect(() => gateway.fail({ kind: "slow", delayMs: -1 })).toThrow(/fault\.delayMs/);
  });
});
