import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { GatewayConnectionError } from "../src/index.ts";
import { clientOf } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { stateReached } from "./support/state-reached.ts";

// The sockets are real, the timers are not.
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const window = new EventTarget();

function inPage(): void {
  vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
  vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
  vi.stubGlobal("navigator", { onLine: true });
}

test("after a sleep the gateway is asked for a sign of life, and a connection that lives is kept", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url);
  const states: string[] = [];
  await client.connect();
  client.on("state", (state) => states.push(state));
  for (let night = 0; night < 2; night += 1) {
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    vi.advanceTimersByTime(5000);
    const probe = await connections[0]?.next("health");
    if (probe !== undefined) connections[0]?.refuse(probe, { code: "FORBIDDEN", message: "missing scope" });
    // Any answer will do; this request shows that the one before has arrived.
    const request = client.request("status");
    const status = await connections[0]?.next("status");
    if (status !== undefined) connections[0]?.answer(status, {});
    await request;
    vi.advanceTimersByTime(6000);
  }
  expect(client.state).toBe("ready");
  expect(states).toEqual([]);
  expect(connections).toHaveLength(1);
});

test("a connection that does not answer within seconds is given up, long before its silence would tell", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url, { reconnect: { initialDelay: 100, maxDelay: 100 } });
  await client.connect();
  vi.setSystemTime(Date.now() + 60_000);
  vi.advanceTimersByTime(5000);
  await connections[0]?.next("health");
  vi.advanceTimersByTime(4999);
  expect(client.state).toBe("ready");
  vi.advanceTimersByTime(1);
  expect(client.state).toBe("reconnecting");
  vi.advanceTimersByTime(100);
  await stateReached(client, "ready");
  expect(connections).toHaveLength(2);
});

test("when the network is back the next attempt is made at once", async () => {
  inPage();
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    await gateway.greet();
    if (index === 0) gateway.cut();
  });
  const client = clientOf(url, { reconnect: { initialDelay: 30_000 } });
  await client.connect();
  await stateReached(client, "reconnecting");
  window.dispatchEvent(new Event("online"));
  await stateReached(client, "ready");
  expect(connections).toHaveLength(2);
  window.dispatchEvent(new Event("online"));
  await connections[1]?.next("health");
});

test("a gateway that asked for a wait is not asked earlier because the network is back", async () => {
  inPage();
  const { url, connections } = await scriptedGateway(async (gateway) => {
    gateway.challenge();
    const refusal = { code: "UNAVAILABLE", message: "gateway starting", retryable: true, retryAfterMs: 60_000 };
    gateway.refuse(await gateway.next("connect"), refusal);
  });
  const client = clientOf(url);
  const failed = new Promise<void>((resolve) => void client.connect().catch(() => resolve()));
  client.connect({ wait: true }).catch(() => {});
  await failed;
  window.dispatchEvent(new Event("online"));
  expect(client.state).toBe("connecting");
  vi.advanceTimersByTime(50_000);
  expect(connections).toHaveLength(1);
});

test("a closed client, and an idle one, hold no timer and listen to nothing", async () => {
  inPage();
  const listens = vi.spyOn(window, "addEventListener");
  const stops = vi.spyOn(window, "removeEventListener");
  inPage();
  const { url, stop } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url);
  await client.connect();
  expect(listens).toHaveBeenCalledTimes(1);
  await client.close();
  expect(stops).toHaveBeenCalledTimes(1);
  await stop();
  const idle = clientOf(url);
  await expect(idle.connect()).rejects.toBeInstanceOf(GatewayConnectionError);
  expect(idle.state).toBe("idle");
  expect(stops).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(0); // what is due at once
  expect(vi.getTimerCount()).toBe(0);
});
