import { afterEach, expect, test, vi } from "vitest";

import { GatewayClient, GatewayClosedError, GatewayConnectionError, GatewayTimeoutError } from "../src/index.ts";
import { clientOf } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { puppetTheatre } from "./support/puppet-socket.ts";
import { rejectionOf } from "./support/rejection-of.ts";

const engine = "../src/connection/engine.ts";

afterEach(() => {
  vi.doUnmock(engine);
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
