import { describe, expect, test } from "vitest";

import { Device } from "../../test/support/device.ts";
import { connected, connectParams, payloadOf, RawClient } from "../../test/support/raw-client.ts";
import { createLocalGateway } from "./create-local-gateway.ts";

const token = "event-token";

/** Resolves with the run's final answer, which comes after the last of its events. */
async function runOnce(client: RawClient): Promise<void> {
  const id = crypto.randomUUID();
  const params = { message: "x", sessionKey: "main", idempotencyKey: id };
  client.send({ type: "req", id, method: "agent", params });
  await client.answer(id, 2);
}

/** Resolves when the client has seen so many events of this name. */
async function seen(client: RawClient, name: string, count: number): Promise<void> {
  await client.frame(() => client.frames.filter((frame) => frame["event"] === name).length >= count);
}

function seqs(client: RawClient): number[] {
  return client.frames.flatMap((frame) => (typeof frame["seq"] === "number" ? [frame["seq"]] : []));
}

describe("events", () => {
  test("of protocol 4 are numbered for each connection from 1 without holes", async () => {
    await using gateway = createLocalGateway({ token });
    const { url } = await gateway.listen();
    const early = await connected(url, token);
    await runOnce(early);
    const late = await connected(url, token);
    await runOnce(late);
    for (const client of [early, late]) expect(seqs(client)).toEqual(seqs(client).map((_, index) => index + 1));
  });

  test("of protocol 3 are numbered for the whole server, with holes for what is hidden", async () => {
    await using gateway = createLocalGateway({ token, protocol: 3 });
    const { url } = await gateway.listen();
    const admin = await connected(url, token);
    await runOnce(admin);
    const reader = await connected(url, token, { scopes: ["operator.read"] });
    const device = new RawClient(url);
    const { nonce } = payloadOf(await device.event("connect.challenge"));
    await device.request("connect", new Device().sign(connectParams(token), String(nonce)));
    // The last event is the `health` that goes to everybody when the device has its hello.
    await Promise.all([seen(admin, "health", 3), seen(reader, "health", 2)]);
    const all = seqs(admin);
    expect(all).toEqual(all.map((_, index) => index + 1));
    // The reader came after the first ones, and does not see that a device was paired.
    const paired = admin.frames.find((frame) => frame["event"] === "device.pair.resolved");
    expect(seqs(reader)).toEqual(all.filter((seq) => seq >= (seqs(reader)[0] ?? 0) && seq !== paired?.["seq"]));
    expect(seqs(reader)[0]).toBeGreaterThan(1);
  });

  test("of a run are hidden from a client of protocol 4 without scopes", async () => {
    await using gateway = createLocalGateway({ token, tickIntervalMs: 20 });
    const { url } = await gateway.listen();
    const blind = await connected(url, token, { scopes: [] });
    await runOnce(await connected(url, token));
    await blind.event("tick");
    expect(new Set(blind.frames.map((frame) => frame["event"]))).not.toContain("agent");
  });

  test("tick as often as the hello says", async () => {
    await using gateway = createLocalGateway({ token, tickIntervalMs: 15 });
    const { url } = await gateway.listen();
    const client = await connected(url, token);
    expect(payloadOf(await client.event("tick"))["ts"]).toEqual(expect.any(Number));
    const hello = client.frames.find((frame) => frame["type"] === "res");
    expect(payloadOf(hello ?? {})["policy"]).toMatchObject({ tickIntervalMs: 15 });
  });

  test("health comes to everybody with each connection of protocol 3, and to the first of protocol 4", async () => {
    for (const [protocol, count] of [
      [3, 2],
      [4, 1],
    ] as const) {
      await using gateway = createLocalGateway({ token, protocol });
      const { url } = await gateway.listen();
      const first = await connected(url, token);
      await connected(url, token);
      await first.request("health");
      expect(first.frames.filter((frame) => frame["event"] === "health")).toHaveLength(count);
    }
  });
});

test("a method that real gateways have and this one has not is told apart from one that nobody has", async () => {
  await using gateway = createLocalGateway({ token });
  const { url } = await gateway.listen();
  const client = await connected(url, token);
  expect(await client.request("tts.status")).toMatchObject({
    error: { code: "UNAVAILABLE", details: { reason: "not-served" } },
  });
  expect(await client.request("nope")).toMatchObject({
    error: { code: "INVALID_REQUEST", message: "unknown method: nope" },
  });
});
