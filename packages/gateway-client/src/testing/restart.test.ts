import { once } from "node:events";
import type { IncomingMessage } from "node:http";

import { deferred } from "@pincer/shared/internal";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";

import { Device } from "../../test/support/device.ts";
import { manualClock } from "../../test/support/manual-clock.ts";
import { connected, connectParams, errorOf, payloadOf, RawClient } from "../../test/support/raw-client.ts";
import { createLocalGateway } from "./create-local-gateway.ts";
import type { LocalGateway, LocalGatewayOptions } from "./local-gateway.ts";

const token = "restart-token";

interface Held {
  readonly gateway: LocalGateway;
  readonly client: RawClient;
  /** Lets the run end. */
  readonly release: () => void;
}

/** A gateway on which a run is in progress. */
async function running(options: Partial<LocalGatewayOptions> = {}): Promise<Held> {
  const { promise, resolve } = deferred<void>();
  async function* held(): AsyncGenerator<string> {
    yield "begun";
    await promise;
    yield " and done";
  }
  const gateway = createLocalGateway({ token, reply: held, ...options });
  const { url } = await gateway.listen();
  const client = await connected(url, token);
  client.send({
    type: "req",
    id: "r",
    method: "agent",
    params: { message: "x", sessionKey: "main", idempotencyKey: "k" },
  });
  await client.event("agent", ({ stream }) => stream === "assistant");
  return { gateway, client, release: resolve };
}

async function refusedUpgrade(url: string): Promise<{ status: number | undefined; body: string }> {
  const socket = new WebSocket(url);
  socket.on("error", () => {});
  const [, response] = (await once(socket, "unexpected-response")) as [unknown, IncomingMessage];
  let body = "";
  for await (const part of response) body += String(part);
  return { status: response.statusCode, body };
}

describe("a restart", () => {
  test.each([3, 4] as const)(
    "says goodbye, listens on the same port and knows its sessions, protocol %i",
    async (protocol) => {
      await using gateway = createLocalGateway({ token, protocol });
      const { url } = await gateway.listen();
      const before = await connected(url, token);
      const hello = payloadOf(before.frames.find(({ ok }) => ok === true) ?? {});
      await before.request("sessions.patch", { key: "kept", label: "Kept" });
      await gateway.restart();
      expect(gateway.url).toBe(url);
      expect(payloadOf(await before.event("shutdown"))["reason"]).toBe("gateway stopping");
      expect(await before.closed()).toEqual({ code: 1012, reason: "service restart" });
      const after = await connected(url, token);
      const again = payloadOf(after.frames.find(({ ok }) => ok === true) ?? {});
      expect(again["server"]).not.toEqual(hello["server"]);
      expect(payloadOf(await after.request("sessions.list"))["sessions"]).toMatchObject([{ label: "Kept" }]);
    },
  );

  test("of protocol 4 drains: the run ends and is answered, requests and upgrades are refused meanwhile", async () => {
    const { gateway, client, release } = await running();
    const { url } = gateway;
    const restarting = gateway.restart();
    expect(await refusedUpgrade(url)).toEqual({ status: 503, body: "Gateway websocket admission closed" });
    expect(errorOf(await client.request("health"))).toEqual({
      code: "UNAVAILABLE",
      message: "health unavailable during gateway restart",
      retryable: true,
      retryAfterMs: 1_000,
      details: { method: "health", reason: "gateway-restarting", phase: "accepting" },
    });
    expect(client.frames.some(({ event }) => event === "shutdown")).toBe(false);
    release();
    await restarting;
    expect(payloadOf(await client.answer("r", 2))).toMatchObject({
      status: "ok",
      result: { payloads: [{ text: "begun and done" }] },
    });
    expect(await client.closed()).toEqual({ code: 1012, reason: "service restart" });
    const names = client.frames.map(({ type, event }) => (type === "event" ? event : type));
    expect(names.lastIndexOf("shutdown")).toBe(names.length - 1);
    await gateway.close();
  });

  test("of protocol 3 stops at once: the run gets no last answer and is not known any more", async () => {
    const { gateway, client, release } = await running({ protocol: 3 });
    await gateway.restart();
    release();
    await client.closed();
    expect(client.frames.filter(({ id }) => id === "r")).toHaveLength(1);
    const again = await connected(gateway.url, token);
    const waited = await again.request("agent.wait", { runId: "k", timeoutMs: 1 });
    expect(payloadOf(waited)["status"]).toBe("timeout");
    await gateway.close();
  });

  test("that does not drain stops the runs of protocol 4 too", async () => {
    const { gateway, client } = await running();
    await gateway.restart({ drain: false });
    expect((await client.closed()).code).toBe(1012);
    await gateway.close();
  });

  test("forgets sessions and devices when it is told to", async () => {
    await using gateway = createLocalGateway({ token });
    const { url } = await gateway.listen();
    const device = new Device();
    const params = connectParams(token, { client: { id: "cli", version: "1", platform: "test", mode: "cli" } });
    const client = new RawClient(url);
    const { nonce } = payloadOf(await client.event("connect.challenge"));
    await client.request("connect", device.sign(params, String(nonce)));
    await client.request("sessions.patch", { key: "gone" });
    expect(payloadOf(await client.request("device.pair.list"))["paired"]).toHaveLength(1);
    await gateway.restart({ keepState: false });
    const after = await connected(url, token);
    expect(payloadOf(await after.request("sessions.list"))["count"]).toBe(0);
    expect(payloadOf(await after.request("device.pair.list"))["paired"]).toEqual([]);
  });

  test("is down as long as it is told, and close cuts that short", async () => {
    const clock = manualClock();
    const gateway = createLocalGateway({ token, clock });
    const { url } = await gateway.listen();
    const client = await connected(url, token);
    const first = gateway.restart({ downMs: 5_000 });
    await client.closed();
    expect(gateway.url).toBe(url);
    const socket = new WebSocket(url);
    const [error] = (await once(socket, "error")) as [NodeJS.ErrnoException];
    expect(error.code).toBe("ECONNREFUSED");
    clock.wind(5_000);
    await first;
    await connected(url, token);
    const second = gateway.restart({ downMs: 2 ** 30 });
    await gateway.close();
    await second;
    expect(() => gateway.url).toThrow(/does not listen/);
    await gateway.listen(); // and may be used again
    await gateway.close();
  });

  test("that waits for a run that hangs is cut short by close", async () => {
    const { gateway, client } = await running();
    const restarting = gateway.restart();
    await client.request("health");
    await gateway.close();
    await restarting;
    expect((await client.closed()).code).toBe(1012);
    expect(() => gateway.url).toThrow(/does not listen/);
  });

  test("cannot be where nothing listens, nor twice at once, nor of a wrong length", async () => {
    const { gateway } = await running();
    const restarting = gateway.restart();
    await expect(gateway.restart()).rejects.toThrow(/cannot restart/);
    await expect(gateway.listen()).rejects.toThrow(/listens already/);
    await expect(gateway.restart({ downMs: -1 })).rejects.toThrow(/downMs must be a number of milliseconds from 0 up/);
    await gateway.close();
    await restarting;
    await expect(gateway.restart()).rejects.toThrow(/does not listen/);
  });
});

test("close drains when it is told to, and a second close that does not wait ends it", async () => {
  const { gateway, client, release } = await running();
  const closing = gateway.close({ drain: true });
  release();
  await closing;
  expect(payloadOf(await client.answer("r", 2))["status"]).toBe("ok");
  const hanging = await running();
  const slow = hanging.gateway.close({ drain: true });
  await hanging.gateway.close();
  await slow;
  expect((await hanging.client.closed()).code).toBe(1012);
});

describe("a restart within the process", () => {
  test("of protocol 3 says that it will be back, keeps its uptime and its runs, and has forgotten their keys", async () => {
    const clock = manualClock();
    const { gateway, client, release } = await running({ protocol: 3, clock });
    clock.wind(60_000);
    await gateway.restart({ inProcess: true });
    const goodbye = { reason: "gateway restarting", restartExpectedMs: 1500 };
    expect(payloadOf(await client.event("shutdown"))).toEqual(goodbye);
    const after = await connected(gateway.url, token);
    const { snapshot } = payloadOf(after.frames.find(({ ok }) => ok === true) ?? {});
    expect(snapshot).toMatchObject({ uptimeMs: 60_000 });
    release();
    const waited = await after.request("agent.wait", { runId: "k", timeoutMs: 1000 });
    expect(payloadOf(waited)["status"]).toBe("ok");
    const again = { message: "x", sessionKey: "main", idempotencyKey: "k" };
    after.send({ type: "req", id: "again", method: "agent", params: again });
    expect(payloadOf(await after.answer("again", 1))["status"]).toBe("accepted");
    expect(payloadOf(await after.answer("again", 2))["status"]).toBe("ok");
    await gateway.close();
  });

  test("is not what protocol 4 can", async () => {
    const { gateway } = await running();
    await expect(gateway.restart({ inProcess: true })).rejects.toThrow(/protocol 3/);
    await gateway.close();
  });
});
