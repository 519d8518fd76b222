import { once } from "node:events";

import { isRecord } from "@pincer/shared/internal";
import { expect, test } from "vitest";

import { manualClock } from "../../test/support/manual-clock.ts";
import { connected, payloadOf, type RawClient } from "../../test/support/raw-client.ts";
import { createLocalGateway } from "./create-local-gateway.ts";

const token = "request-fault-token";

test("reorder sends an answer after the next one", async () => {
  await using gateway = createLocalGateway({ token });
  const { url } = await gateway.listen();
  const client = await connected(url, token);
  gateway.fail({ kind: "reorder", method: "health", delayMs: 2 ** 30 });
  client.send({ type: "req", id: "first", method: "health" });
  client.send({ type: "req", id: "second", method: "models.list" });
  expect((await client.answer("first"))["ok"]).toBe(true);
  const order = client.frames.flatMap(({ id }) => (id === "first" || id === "second" ? [id] : []));
  expect(order).toEqual(["second", "first"]);
});

test("reorder sends an answer after which none comes when its time is up", async () => {
  const clock = manualClock();
  await using gateway = createLocalGateway({ token, clock });
  const { url } = await gateway.listen();
  const client = await connected(url, token);
  gateway.fail({ kind: "reorder", method: "health", delayMs: 50 });
  client.send({ type: "req", id: "only", method: "health" });
  await gateway.waitForRequest("health");
  expect(client.frames.some(({ id }) => id === "only")).toBe(false);
  clock.wind(50);
  expect((await client.answer("only"))["ok"]).toBe(true);
});

test("oversize makes an answer as much larger as it is told, and it stays JSON", async () => {
  await using gateway = createLocalGateway({ token });
  const { url } = await gateway.listen();
  const client = await connected(url, token);
  client.send({ type: "req", id: "plain-one", method: "health" });
  await client.answer("plain-one");
  gateway.fail({ kind: "oversize", bytes: 3_000_000 });
  client.send({ type: "req", id: "large-one", method: "models.list" });
  expect((await client.answer("large-one"))["ok"]).toBe(true);
  const lengthOf = (id: string): number => client.texts.find((text) => text.includes(`"id":"${id}"`))?.length ?? 0;
  expect(lengthOf("plain-one")).toBeLessThan(1_000_000);
  expect(lengthOf("large-one")).toBeGreaterThan(3_000_000);
});

test("half-open leaves the socket open and dead in both directions, pings too, until the gateway ends it", async () => {
  const clock = manualClock();
  await using gateway = createLocalGateway({ token, clock });
  const { url } = await gateway.listen();
  const [dead, alive] = [await connected(url, token), await connected(url, token)];
  gateway.fail({ kind: "half-open", method: "health" });
  dead.send({ type: "req", id: "unanswered", method: "health" });
  await gateway.waitForRequest("health");
  const before = dead.frames.length;
  let pings = 0;
  dead.socket.on("ping", () => (pings += 1));
  dead.socket.ping();
  dead.send({ type: "req", id: "unheard", method: "models.list" });
  for (let turn = 0; turn < 3; turn += 1) {
    clock.wind(25_000); // a ping, and nobody misses the pong of the dead line
    await once(alive.socket, "ping");
    await alive.request("sessions.list"); // its pong has arrived
  }
  await alive.event("tick");
  expect(gateway.frames.some(({ frame }) => JSON.stringify(frame).includes("unheard"))).toBe(false);
  expect(dead.frames).toHaveLength(before);
  expect(pings).toBe(0);
  expect(dead.socket.readyState).toBe(dead.socket.OPEN);
  await gateway.disconnectAll();
  expect((await dead.closed()).code).toBe(1006);
  expect((await alive.closed()).code).toBe(1012);
});

test("stall reads nothing more until its time is up, then everything", async () => {
  const clock = manualClock();
  await using gateway = createLocalGateway({ token, clock });
  const { url } = await gateway.listen();
  const client = await connected(url, token);
  gateway.fail({ kind: "stall", method: "health", delayMs: 200 });
  expect((await client.request("health"))["ok"]).toBe(true);
  for (let index = 0; index < 3; index += 1) client.send({ type: "req", id: `piled-${index}`, method: "models.list" });
  const other = await connected(url, token);
  await other.request("sessions.list"); // the gateway has had its turns, and read none of them
  expect(gateway.frames.some(({ frame }) => JSON.stringify(frame).includes("piled"))).toBe(false);
  clock.wind(200);
  for (let index = 0; index < 3; index += 1) expect((await client.answer(`piled-${index}`))["ok"]).toBe(true);
});

test("slow-consumer ends the connection as that of a slow reader, and does nothing", async () => {
  await using gateway = createLocalGateway({ token });
  const { url } = await gateway.listen();
  const client = await connected(url, token);
  gateway.fail({ kind: "slow-consumer", method: "sessions.patch" });
  client.send({ type: "req", id: "lost", method: "sessions.patch", params: { key: "never" } });
  expect(await client.closed()).toEqual({ code: 1008, reason: "slow consumer" });
  const again = await connected(url, token);
  expect(payloadOf(await again.request("sessions.list"))["count"]).toBe(0);
});

test("a client of protocol 3 that really does not read is ended, and the others are served", async () => {
  const piece = "x".repeat(10_000);
  const clients: RawClient[] = [];
  async function* lots(): AsyncGenerator<string> {
    for (let said = 1; said <= 60; said += 1) {
      yield piece;
      await clients[1]?.event(
        "agent",
        ({ data }) => isRecord(data) && String(data["text"]).length === said * piece.length,
      );
    }
  }
  await using gateway = createLocalGateway({ token, protocol: 3, reply: lots });
  const { url } = await gateway.listen();
  const [lazy, asking] = [await connected(url, token), await connected(url, token)];
  clients.push(lazy, asking);
  lazy.socket.pause();
  asking.send({
    type: "req",
    id: "r",
    method: "agent",
    params: { message: "x", sessionKey: "main", idempotencyKey: "k" },
  });
  expect(payloadOf(await asking.answer("r", 2))).toMatchObject({ status: "ok" });
  expect((await gateway.waitForDisconnect()).id).toBeDefined();
  expect(gateway.connections).toHaveLength(1);
  expect((await asking.request("health"))["ok"]).toBe(true);
  lazy.socket.terminate();
  await once(lazy.socket, "close");
});
