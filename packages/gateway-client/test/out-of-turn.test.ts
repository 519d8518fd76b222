import { expect, test } from "vitest";

import { GatewayRequestError } from "../src/index.ts";
import { clientOf, clientOfScript, quickly } from "./helpers.ts";
import { type ScriptedConnection, scriptedGateway } from "./scripted-gateway.ts";
import { heapSize } from "./support/heap-size.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { stateReached } from "./support/state-reached.ts";

const slowly = { initialDelay: 60_000, maxDelay: 60_000, maxAttempts: 2 };

/** Greets the first connection and cuts it; refuses every later one with a lockout of five minutes. */
async function lockOut(gateway: ScriptedConnection, index: number): Promise<void> {
  if (index === 0) {
    await gateway.greet();
    return gateway.cut();
  }
  gateway.challenge();
  gateway.refuse(await gateway.next("connect"), {
    code: "INVALID_REQUEST",
    message: "unauthorized: too many failed authentication attempts (retry later)",
    retryable: true,
    retryAfterMs: 300_000,
    details: { code: "AUTH_RATE_LIMITED" },
  });
}

test("diagnose() while the next attempt is waited for says why the last one failed, and makes none", async () => {
  const { url, connections, stop } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url, { reconnect: slowly });
  await client.connect();
  connections[0]?.cut();
  await stateReached(client, "reconnecting");
  for (let time = 0; time < 3; time += 1) expect(await client.diagnose()).toMatchObject({ code: "unreachable" });
  expect(connections).toHaveLength(1);
  await stop();
  // What a caller's own attempt failed with is newer.
  await rejectionOf(client.connect());
  expect(await client.diagnose()).toMatchObject({ code: "nothing-listening", retryable: true });
  expect(client.state).toBe("reconnecting");
});

test("attempts that callers ask for do not use up maxAttempts", async () => {
  const { url, connections, stop } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url, { reconnect: slowly });
  await client.connect();
  await stop();
  await stateReached(client, "reconnecting");
  for (let time = 0; time < 5; time += 1) await rejectionOf(client.connect());
  expect(client.state).toBe("reconnecting");
  expect(connections).toHaveLength(1);
});

test("a gateway that locked the client out is not asked before the time, whoever wants to connect", async () => {
  const { url, connections } = await scriptedGateway(lockOut);
  const client = clientOf(url, { reconnect: quickly });
  await client.connect();
  await stateReached(client, "reconnecting");
  const first = await rejectionOf(client.connect()); // joins the attempt that is made, or hears of it
  for (let time = 0; time < 3; time += 1) {
    const error = await rejectionOf(client.connect());
    expect(error).toBeInstanceOf(GatewayRequestError);
    expect(error).toMatchObject({ problem: "rate-limited", retryAfterMs: 300_000 });
    expect(await client.diagnose()).toMatchObject({ code: "rate-limited", retryAfterMs: 300_000 });
  }
  expect(first).toMatchObject({ problem: "rate-limited" });
  expect(connections).toHaveLength(2);
  expect(client.state).toBe("reconnecting");
});

test("a gateway that said that it will be away is waited for by who connects meanwhile", async () => {
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    await gateway.greet();
    if (index > 0) return;
    gateway.event("shutdown", { reason: "gateway stopping", restartExpectedMs: 30 }, 1);
    gateway.socket.close(1012, "service restart");
  });
  const client = clientOf(url, { reconnect: quickly });
  await client.connect();
  await stateReached(client, "reconnecting");
  expect((await client.connect()).protocol).toBe(4);
  expect(connections).toHaveLength(2);
});

test("of runs that end while there is no connection nothing is kept", async () => {
  const client = await clientOfScript((gateway) => gateway.greet().then(() => gateway.cut()), { reconnect: slowly });
  await client.connect();
  await stateReached(client, "reconnecting");
  const burst = async (count: number): Promise<number> => {
    for (let left = count; left > 0; left -= 100) {
      const controller = new AbortController();
      const runs = Array.from({ length: 100 }, () => client.agent({ message: "x" }, { signal: controller.signal }));
      controller.abort();
      await Promise.allSettled(runs);
    }
    return heapSize();
  };
  await burst(500);
  const before = await burst(500);
  const after = await burst(2000);
  expect((after - before) / 2000).toBeLessThan(500);
});
