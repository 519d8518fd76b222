import { expect, test } from "vitest";

import { connected, type RawClient } from "../../test/support/raw-client.ts";
import { createLocalGateway } from "./create-local-gateway.ts";
import type { GatewayFault } from "./fault.ts";

const token = "event-fault-token";

/** Runs once under a fault and gives the numbers of the `agent` events that came, and all texts of theirs. */
async function runUnder(fault: GatewayFault, protocol: 3 | 4): Promise<{ seqs: number[]; texts: string[] }> {
  await using gateway = createLocalGateway({ token, protocol, reply: ["a", "b", "c"] });
  const { url } = await gateway.listen();
  const client = await connected(url, token);
  gateway.fail(fault);
  const params = { message: "x", sessionKey: "main", idempotencyKey: "k" };
  client.send({ type: "req", id: "r", method: "agent", params });
  await client.answer("r", 2);
  return { seqs: seqsOf(client), texts: client.texts.filter((text) => text.includes('"event":"agent"')) };
}

function seqsOf(client: RawClient): number[] {
  return client.frames.flatMap(({ event, seq }) => (event === "agent" && typeof seq === "number" ? [seq] : []));
}

test.each([3, 4] as const)("lose-event swallows an event and its number, protocol %i", async (protocol) => {
  const whole = await runUnder({ kind: "lose-event", event: "no-such-event" }, protocol);
  const { seqs } = await runUnder({ kind: "lose-event", event: "agent" }, protocol);
  expect(seqs).toHaveLength(whole.seqs.length - 1);
  expect(seqs[0]).toBeGreaterThan(whole.seqs[0] ?? 0);
});

test.each([3, 4] as const)("duplicate-event sends an event twice with one number, protocol %i", async (protocol) => {
  const { seqs } = await runUnder({ kind: "duplicate-event", event: "agent" }, protocol);
  expect(seqs[1]).toBe(seqs[0]);
  expect(new Set(seqs).size).toBe(seqs.length - 1);
});

test.each([3, 4] as const)("reorder-event sends an event after the one that follows, protocol %i", async (protocol) => {
  await using gateway = createLocalGateway({ token, protocol, reply: ["a", "b", "c"] });
  const { url } = await gateway.listen();
  const client = await connected(url, token);
  gateway.fail({ kind: "reorder-event", event: "agent" });
  client.send({
    type: "req",
    id: "r",
    method: "agent",
    params: { message: "x", sessionKey: "main", idempotencyKey: "k" },
  });
  await client.answer("r", 2);
  const numbered = client.frames.filter(({ event, seq }) => typeof seq === "number" && event !== "health");
  const swapped = numbered.filter(({ seq }, index) => Number(seq) < Number(numbered[index - 1]?.["seq"] ?? 0));
  expect(swapped.map(({ event }) => event)).toEqual(["agent"]);
  const seqs = numbered.map(({ seq }) => Number(seq)).toSorted((a, b) => a - b);
  expect(new Set(seqs).size).toBe(seqs.length); // none is lost and none is said twice
});

test.each([3, 4] as const)("garbage-event cuts an event in two, protocol %i", async (protocol) => {
  const { texts } = await runUnder({ kind: "garbage-event", event: "agent" }, protocol);
  const broken = texts.filter((text) => {
    try {
      return JSON.parse(text) === undefined;
    } catch {
      return true;
    }
  });
  expect(broken).toHaveLength(1);
  expect(texts[0]).toBe(broken[0]);
});

test("an event fault hits only the events that it names, and each client the same", async () => {
  await using gateway = createLocalGateway({ token });
  const { url } = await gateway.listen();
  const clients = [await connected(url, token), await connected(url, token)] as const;
  gateway.fail({ kind: "lose-event", event: "chat" }, { times: Number.POSITIVE_INFINITY });
  clients[0].send({
    type: "req",
    id: "r",
    method: "agent",
    params: { message: "x", sessionKey: "main", idempotencyKey: "k" },
  });
  await clients[0].answer("r", 2);
  await clients[1].event("agent", ({ data }) => JSON.stringify(data).includes('"phase":"end"'));
  for (const client of clients) {
    expect(client.frames.some(({ event }) => event === "chat")).toBe(false);
    expect(client.frames.some(({ event }) => event === "agent")).toBe(true);
  }
});

test("an event fault that cannot be is refused", () => {
  const gateway = createLocalGateway({ token });
  expect(() => gateway.fail({ kind: "lose-event", method: "agent" } as never)).toThrow(/takes no method/);
  expect(() => gateway.fail({ kind: "hang", event: "chat" } as never)).toThrow(/takes no event/);
  expect(() => gateway.fail({ kind: "lose-event", event: "" })).toThrow(/fault\.event must be an event's name/);
  expect(() => gateway.fail({ kind: "oversize", bytes: 0 })).toThrow(/fault\.bytes must be a number from 1 up/);
  expect(() => gateway.fail({ kind: "clock-skew", skewMs: Number.NaN })).toThrow(/fault\.skewMs must be a number\b/);
});
