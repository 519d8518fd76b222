import { getEventListeners } from "node:events";

import { expect, test } from "vitest";
import { WebSocket } from "ws";

import {
  GatewayClosedError,
  GatewayConnectionError,
  GatewayError,
  GatewayTimeoutError,
  MissingScopeError,
} from "../src/index.ts";
import { clientOf, clientOfScript, quickly } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { everythingPrinted } from "./support/everything-printed.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { stateReached } from "./support/state-reached.ts";

test("a request on an idle client connects first", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    const request = await gateway.next("sessions.list");
    expect(request.params).toEqual({ limit: 10 });
    gateway.answer(request, { count: 0, sessions: [] });
  });
  expect(await client.sessions.list({ limit: 10 })).toMatchObject({ count: 0 });
  expect(client.state).toBe("ready");
});

test("a request on an idle client is rejected with what keeps it from connecting", async () => {
  const client = await clientOfScript((gateway) => gateway.socket.close(1013, "gateway starting"));
  expect(await rejectionOf(client.request("health"))).toMatchObject({ closeCode: 1013 });
  expect(client.state).toBe("idle");
});

test("answers find their requests in any order, and late or doubled ones change nothing", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    const [one, two] = [await gateway.next("one"), await gateway.next("two")];
    gateway.answer(two, 2);
    gateway.answer(two, "again");
    gateway.answer(one, 1);
    gateway.answer(one, "late");
    gateway.answer({ type: "req", id: "nobody's", method: "x", params: {} }, 3);
    gateway.answer(await gateway.next("three"), 3);
  });
  expect(await Promise.all([client.request("one"), client.request("two")])).toEqual([1, 2]);
  expect(await client.request("three")).toBe(3);
});

test.each([
  ["", {}, "method"],
  [7 as unknown as string, {}, "method"],
  ["health", [], "params"],
  ["health", "text" as unknown as object, "params"],
  ["health", { n: 1n }, "JSON"],
])("a request %j with params %s is refused before anything is sent", async (method, params, word) => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url);
  const rejection = await rejectionOf(client.request(method, params));
  expect(rejection).toBeInstanceOf(GatewayError);
  expect(rejection).toMatchObject({ kind: "invalid-argument", message: expect.stringContaining(word) });
  expect(connections).toHaveLength(0);
  expect(client.state).toBe("idle");
});

test("params that contain themselves are refused", async () => {
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  const client = clientOf("ws://127.0.0.1:1");
  expect(await rejectionOf(client.request("health", circular))).toMatchObject({ kind: "invalid-argument" });
});

test("a request above the gateway's limit is counted in bytes and not sent", async () => {
  const { url, connections } = await scriptedGateway((gateway) =>
    gateway.greet(4, { policy: { maxPayload: 400, tickIntervalMs: 30_000 } }),
  );
  const client = clientOf(url);
  const early = rejectionOf(client.request("early", { text: "가".repeat(120) }));
  await client.connect();
  const rejection = await rejectionOf(client.request("late", { text: "가".repeat(120) }));
  for (const error of [rejection, await early]) {
    expect(error).toMatchObject({ kind: "invalid-argument", message: expect.stringContaining("at most 400") });
  }
  expect(connections[0]?.requests.map(({ method }) => method)).toEqual(["connect"]);
});

test("a request that is not answered is a GatewayTimeoutError, and a garbage frame does not change that", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    await gateway.next("health");
    gateway.send("{ garbage");
    gateway.send({ type: "res", id: 9, ok: true });
    gateway.socket.send(new Uint8Array([0xff, 0xfe]));
    gateway.answer(await gateway.next("after"), "still here");
  });
  await client.connect();
  const rejection = await rejectionOf(client.request("health", {}, { timeout: 40 }));
  expect(rejection).toBeInstanceOf(GatewayTimeoutError);
  expect(rejection).toMatchObject({ method: "health", timeoutMs: 40, retryable: true });
  expect(await client.request("after")).toBe("still here");
});

test.each([
  ["v3", { code: "INVALID_REQUEST", message: "missing scope: operator.write" }],
  [
    "v4",
    {
      code: "FORBIDDEN",
      message: "missing scope: operator.write",
      details: { code: "MISSING_SCOPE", missingScope: "operator.write", requiredScopes: ["operator.write"] },
    },
  ],
])("a missing scope is named (%s)", async (_version, error) => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    gateway.refuse(await gateway.next("sessions.patch"), error);
  });
  const rejection = await rejectionOf(client.sessions.patch({ key: "main", label: "x" }));
  expect(rejection).toBeInstanceOf(MissingScopeError);
  expect(rejection).toMatchObject({
    missingScope: "operator.write",
    requiredScopes: ["operator.write"],
    kind: "permission",
  });
});

test("an aborted signal rejects with its own reason, and what was not sent never is", async () => {
  const { url, connections } = await scriptedGateway(async (gateway) => {
    await gateway.greet();
    gateway.answer(await gateway.next("after"), "fine");
  });
  const client = clientOf(url);
  const abort = new AbortController();
  const queued = rejectionOf(client.request("queued", {}, { signal: abort.signal }));
  const reason = new Error("not any more");
  abort.abort(reason);
  expect(await queued).toBe(reason);
  expect(await rejectionOf(client.request("never", {}, { signal: abort.signal }))).toBe(reason);
  expect(await client.request("after")).toBe("fine");
  expect(connections[0]?.requests.map(({ method }) => method)).toEqual(["connect", "after"]);
});

test("when the connection breaks, what was sent is rejected, and it says what may be repeated", async () => {
  const client = await clientOfScript(
    async (gateway) => {
      await gateway.greet();
      await Promise.all([gateway.next("sessions.list"), gateway.next("sessions.reset")]);
      gateway.socket.close(1012, "service restart");
    },
    { reconnect: false },
  );
  await client.connect();
  const reset = rejectionOf(client.request("sessions.reset", { key: "main" }));
  const list = rejectionOf(client.sessions.list());
  expect(await reset).toBeInstanceOf(GatewayConnectionError);
  expect(await reset).toMatchObject({ closeCode: 1012, closeReason: "service restart", retryable: false });
  expect(String(await reset)).toMatch(
    /before "sessions\.reset" was answered\. .*ws:\/\/127\.0\.0\.1:\d+ is gone \(1012/,
  );
  expect(String(await reset)).toContain("carried out all the same");
  expect(await list).toBeInstanceOf(GatewayClosedError);
});

test("a request that was made while reconnecting is sent on the next connection", async () => {
  const client = await clientOfScript(
    async (gateway, index) => {
      await gateway.greet();
      if (index === 0) gateway.cut();
      else gateway.answer(await gateway.next("health"), { ok: true });
    },
    { reconnect: quickly },
  );
  await client.connect();
  await stateReached(client, "reconnecting");
  expect(await client.request("health")).toEqual({ ok: true });
});

test("a request that was made while reconnecting ends within its own time limit", async () => {
  const gateway = await scriptedGateway((connection) => connection.greet());
  const client = clientOf(gateway.url, { reconnect: quickly });
  await client.connect();
  await gateway.stop();
  await stateReached(client, "reconnecting");
  expect(await rejectionOf(client.request("sessions.reset", { key: "main" }, { timeout: 30 }))).toMatchObject({
    name: "GatewayTimeoutError",
    timeoutMs: 30,
    retryable: true,
    message: expect.stringContaining(gateway.url),
    cause: { name: "GatewayConnectionError" },
  });
});

test("a time limit that is none is refused", async () => {
  const client = clientOf("ws://127.0.0.1:1");
  for (const timeout of [0, -1, Number.NaN]) {
    expect(await rejectionOf(client.request("health", {}, { timeout }))).toMatchObject({ kind: "invalid-argument" });
  }
});

test.each([[null], ["text"], [{ signal: {} }], [{ signal: "x" }]])(
  "options that are %j are refused by every call that takes them",
  async (wrong) => {
    const client = clientOf("ws://127.0.0.1:1");
    const options = wrong as object;
    const calls = [client.request("x", {}, options), client.agent({ message: "x" }, options), client.ask("x", options)];
    const errors = await Promise.all(calls.map((call) => rejectionOf(call)));
    for (const error of errors) expect(error).toMatchObject({ kind: "invalid-argument" });
    expect(() => client.events(options)).toThrow(GatewayError);
    expect(client.state).toBe("idle");
  },
);

test("many requests that share a signal are one listener on it, which is gone with the last of them", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    for (let count = 0; count < 50; count += 1) gateway.answer(await gateway.next("x"), count);
  });
  const { signal } = new AbortController();
  const requests = Array.from({ length: 50 }, () => client.request("x", {}, { signal }));
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  await Promise.all(requests);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("a socket that throws when it is given a message is a lost connection, and the message is not sent again", async () => {
  const { url, connections } = await scriptedGateway(async (gateway) => {
    await gateway.greet();
    gateway.answer(await gateway.next("after"), "fine");
  });
  class Broken extends WebSocket {
    override send(data: string): void {
      if (data.includes("break")) throw new Error("broken with secret-token-1");
      super.send(data);
    }
  }
  const client = clientOf(url, { WebSocket: Broken, reconnect: quickly });
  const rejection = await rejectionOf(client.request("break"));
  expect(rejection).toBeInstanceOf(GatewayConnectionError);
  expect(everythingPrinted(rejection)).toContain("broken with [redacted]");
  expect(await client.request("after")).toBe("fine");
  expect(connections.flatMap(({ requests }) => requests.map(({ method }) => method))).not.toContain("break");
});

test("a socket that throws at the handshake, and one that cannot be closed, end the attempt", async () => {
  const { url } = await scriptedGateway((gateway) => gateway.greet());
  class Mute extends WebSocket {
    override send(): void {
      throw new Error("mute");
    }
  }
  expect(await rejectionOf(clientOf(url, { WebSocket: Mute }).connect())).toBeInstanceOf(GatewayConnectionError);
  class Stuck extends WebSocket {
    override close(): void {
      throw new Error("stuck");
    }
  }
  const client = clientOf(url, { WebSocket: Stuck });
  await client.connect();
  await client.close();
  expect(client.state).toBe("closed");
});

test.each([
  ["ws", WebSocket],
  ["the platform", globalThis.WebSocket],
])("the sockets of %s fit the `WebSocket` option", async (_name, constructor) => {
  const client = await clientOfScript((gateway) => gateway.greet(), { WebSocket: constructor });
  expect(await client.connect()).toMatchObject({ type: "hello-ok" });
});

test("close rejects what is under way with GatewayClosedError, and everything after it", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url);
  await client.connect();
  const pending = rejectionOf(client.request("agent.wait", { runId: "x" }));
  await client.close();
  expect(await pending).toBeInstanceOf(GatewayClosedError);
  expect(client.state).toBe("closed");
  expect(await client.closed).toMatchObject({ by: "client" });
  expect(await rejectionOf(client.request("health"))).toBeInstanceOf(GatewayClosedError);
  expect(await rejectionOf(client.connect())).toBeInstanceOf(GatewayClosedError);
  expect(await connections[0]?.closed).toMatchObject({ code: 1000 });
  await client.close();
});
