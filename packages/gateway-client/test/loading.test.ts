import { afterEach, expect, test, vi } from "vitest";

import { GatewayClient, GatewayClosedError, GatewayConnectionError, GatewayTimeoutError } from "../src/index.ts";
import { clientOf } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { puppetTheatre } from "./support/puppet-socket.ts";
import { rejectionOf } from "./support/rejection-of.ts";

const engine = "../src/connection/engine.ts";
const parts = [
  "../src/runs/agent-driver.ts",
  "../src/runs/chat-driver.ts",
  "../src/conveniences/diagnose.ts",
  "../src/conveniences/missing-method.ts",
  "../src/identity/open-device.ts",
];

afterEach(() => {
  for (const part of [engine, ...parts]) vi.doUnmock(part);
  vi.resetModules();
  vi.useRealTimers();
});

/** From now on the part that connects does not arrive. */
function nothingLoads(): void {
  vi.doMock(engine, () => new Promise(() => {}));
}

test("a client is connecting from the moment in which it is asked to, and listens from its start", async () => {
  const { url } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url);
  const states: string[] = [];
  client.on("state", (state) => states.push(state));
  expect(client.state).toBe("idle");
  const connecting = client.connect();
  expect(client.state).toBe("connecting");
  await connecting;
  expect(client.state).toBe("ready");
  expect(states).toEqual(["connecting", "ready"]);
});

test("requests that are made before anything is loaded go out in their order", async () => {
  const { url, connections } = await scriptedGateway(async (gateway) => {
    await gateway.greet();
    for (let count = 0; count < 20; count += 1) gateway.answer(await gateway.next(`m${count}`), count);
  });
  const client = clientOf(url);
  const calls = Array.from({ length: 20 }, (_, index) => client.request(`m${index}`));
  expect(await Promise.all(calls)).toEqual(calls.map((_, index) => index));
  const sent = connections[0]?.requests.map(({ method }) => method);
  expect(sent).toEqual(["connect", ...calls.map((_, index) => `m${index}`)]);
});

test("a client that was never asked for anything closes without loading anything", async () => {
  nothingLoads();
  const client = new GatewayClient({ token: "secret-token-1", device: false });
  const states: string[] = [];
  client.on("state", (state) => states.push(state));
  await client.close();
  await client.close();
  expect(await client.closed).toMatchObject({ by: "client" });
  expect([client.state, states]).toEqual(["closed", ["closed"]]);
  const calls = [client.connect(), client.request("health"), client.ask("x"), client.agent({ message: "x" })];
  for (const error of await Promise.all(
    [...calls, client.chat.send({ message: "x" })].map((call) => rejectionOf(call)),
  )) {
    expect(error).toBeInstanceOf(GatewayClosedError);
  }
  const events = client.events();
  expect(await events.next()).toMatchObject({ done: true });
});

test("close() while it loads settles everything, and opens no socket afterwards", async () => {
  const { WebSocket, sockets } = puppetTheatre();
  const client = new GatewayClient({ WebSocket, token: "secret-token-1", device: false });
  const calls = [
    client.connect({ wait: true }),
    client.request("health"),
    client.ask("x"),
    client.agent({ message: "x" }),
  ];
  const errors = Promise.all(calls.map((call) => rejectionOf(call)));
  await client.close();
  for (const error of await errors) expect(error).toBeInstanceOf(GatewayClosedError);
  await import("../src/connection/engine.ts");
  expect(sockets).toEqual([]);
  expect(client.state).toBe("closed");
});

test("a signal and a time limit end a call that waits for what connects", async () => {
  nothingLoads();
  const client = clientOf("ws://127.0.0.1:1");
  const stop = new AbortController();
  const stopped = [client.request("health", {}, stop), client.ask("x", stop)].map((call) => rejectionOf(call));
  const late = await rejectionOf(client.request("health", {}, { timeout: 10 }));
  expect(late).toBeInstanceOf(GatewayTimeoutError);
  expect(late).toMatchObject({ method: "health", timeoutMs: 10, retryable: true });
  stop.abort("enough");
  expect(await Promise.all(stopped)).toEqual(["enough", "enough"]);
  expect(await rejectionOf(client.request("health", {}, stop))).toBe("enough");
});

test("what connects and does not arrive in half a minute is an error that may go away", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  nothingLoads();
  const client = new GatewayClient({ token: "secret-token-1", requestTimeout: Infinity, device: false });
  const calls = [client.connect(), client.request("health"), client.agent({ message: "x" })];
  const errors = Promise.all(calls.map((call) => rejectionOf(call)));
  vi.advanceTimersByTime(30_000);
  for (const error of await errors) expect(error).toBeInstanceOf(GatewayConnectionError);
  expect(await errors).toMatchObject(calls.map(() => ({ retryable: true })));
  expect(client.state).toBe("idle");
  expect(vi.getTimerCount()).toBe(0);
});

test("what failed to load is loaded again with the next call", async () => {
  const { url } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url);
  vi.doMock(engine, () => Promise.reject(new TypeError("Failed to fetch dynamically imported module")));
  expect(await rejectionOf(client.connect())).toBeInstanceOf(GatewayConnectionError);
  expect(client.state).toBe("idle");
  vi.doUnmock(engine);
  vi.resetModules();
  expect(await client.connect()).toMatchObject({ protocol: 4 });
});

/** From now on the part that connects fails to load so many times; gives how often it was asked for. */
function failsToLoad(times: number): () => number {
  let asked = 0;
  vi.doMock(engine, async () => {
    asked += 1;
    vi.resetModules();
    if (asked <= times) throw new TypeError("Failed to fetch dynamically imported module");
    return vi.importActual(engine);
  });
  return () => asked;
}

test("who is patient has it loaded again after pauses, is connecting all the while, and connects in the end", async () => {
  const { url } = await scriptedGateway((gateway) => gateway.greet());
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const asked = failsToLoad(3);
  const client = clientOf(url);
  const connecting = client.connect({ wait: true });
  for (const [count, pause] of [1000, 2000, 4000].entries()) {
    await vi.waitUntil(() => asked() === count + 1 && vi.getTimerCount() === 1, { interval: 0 });
    expect(client.state).toBe("connecting");
    vi.advanceTimersByTime(pause - 1);
    expect(asked()).toBe(count + 1);
    vi.advanceTimersByTime(1);
  }
  vi.useRealTimers();
  expect(await connecting).toMatchObject({ protocol: 4 });
});

test("who is patient hears after a minute that it cannot be loaded, and what may help", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const asked = failsToLoad(Infinity);
  const client = new GatewayClient({ token: "secret-token-1" });
  const failed = rejectionOf(client.connect({ wait: true }));
  for (let tries = 1; tries < 7; tries += 1) {
    await vi.waitUntil(() => asked() === tries && vi.getTimerCount() === 1, { interval: 0 });
    vi.runOnlyPendingTimers();
  }
  expect(await failed).toBeInstanceOf(GatewayConnectionError);
  expect(await failed).toMatchObject({
    retryable: true,
    message: expect.stringContaining("could not be loaded"),
    steps: [expect.stringContaining("only for a new page")],
  });
  expect(asked()).toBe(7);
  expect([client.state, vi.getTimerCount()]).toEqual(["idle", 0]);
});

test("close() ends a pause before the next try", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const asked = failsToLoad(Infinity);
  const client = new GatewayClient({ token: "secret-token-1" });
  const failed = rejectionOf(client.connect({ wait: true }));
  await vi.waitUntil(() => asked() === 1 && vi.getTimerCount() === 1, { interval: 0 });
  await client.close();
  expect(await failed).toBeInstanceOf(GatewayClosedError);
  expect([client.state, vi.getTimerCount(), asked()]).toEqual(["closed", 0, 1]);
});

test("any other part that cannot be loaded is a connection error that may go away", async () => {
  const { url } = await scriptedGateway((gateway) => gateway.greet(3));
  for (const part of parts) vi.doMock(part, () => Promise.reject(new TypeError("Failed to fetch")));
  const client = clientOf(url);
  const device = clientOf(url, { device: true });
  await client.connect();
  for (const call of [
    client.agent({ message: "x" }),
    client.chat.send({ message: "x" }),
    client.diagnose(),
    client.sessions.create({}),
    device.connect(),
  ]) {
    const error = await rejectionOf(call);
    expect(error).toBeInstanceOf(GatewayConnectionError);
    expect(error).toMatchObject({ retryable: true, message: expect.stringContaining("could not be loaded") });
  }
});

test("the time limit of a call runs from the call, also while what connects is being loaded", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  let arrive = (): void => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  vi.doMock(engine, async () => {
    await arrived;
    return vi.importActual(engine);
  });
  const client = clientOf(url);
  const options = { timeout: 1000 };
  const calls = [
    client.request("slow", {}, options),
    client.ask("x", options),
    client.agent({ message: "x", idempotencyKey: "k" }, options),
  ];
  const errors = Promise.all(calls.map((call) => rejectionOf(call)));
  vi.advanceTimersByTime(900);
  arrive();
  await vi.waitUntil(() => connections[0]?.requests.some(({ method }) => method === "slow"), { interval: 0 });
  vi.advanceTimersByTime(100);
  for (const error of await errors) {
    expect(error).toBeInstanceOf(GatewayTimeoutError);
    expect(error).toMatchObject({ timeoutMs: 1000 });
  }
});
