import { expect, test } from "vitest";

import { GatewayClosedError, GatewayConnectionError } from "../src/index.ts";
import { clientOf, clientOfScript, quickly } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { stateReached } from "./support/state-reached.ts";
import { recordedRefusal } from "./transcript.ts";

test("a lost connection is made again, with the credentials asked anew", async () => {
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    await gateway.greet();
    if (index === 0) gateway.socket.close(1012, "service restart");
  });
  let asked = 0;
  const client = clientOf(url, { reconnect: quickly, token: () => `token-${(asked += 1)}` });
  const states: string[] = [];
  client.on("state", (state) => states.push(state));
  await client.connect();
  await stateReached(client, "reconnecting");
  await stateReached(client, "ready");
  expect(states).toEqual(["connecting", "ready", "reconnecting", "ready"]);
  expect(connections.map(({ requests }) => requests[0]?.params["auth"])).toEqual([
    { token: "token-1" },
    { token: "token-2" },
  ]);
});

test("attempts that fail in a row end at maxAttempts, and a hello starts the count again", async () => {
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    if (index === 0 || index === 2) {
      await gateway.greet();
      gateway.cut();
    } else gateway.cut();
  });
  const client = clientOf(url, { reconnect: { ...quickly, maxAttempts: 2 } });
  await client.connect();
  expect(await client.closed).toMatchObject({ by: "connection", error: expect.any(GatewayConnectionError) });
  expect(connections).toHaveLength(5);
  expect(client.state).toBe("closed");
});

test("rejected credentials end reconnecting", async () => {
  const { error } = recordedRefusal("handshake-wrong-token.v4");
  const client = await clientOfScript(
    async (gateway, index) => {
      if (index === 0) {
        await gateway.greet();
        return gateway.cut();
      }
      gateway.challenge();
      return gateway.refuse(await gateway.next("connect"), error);
    },
    { reconnect: quickly },
  );
  await client.connect();
  expect(await client.closed).toMatchObject({ error: { name: "GatewayAuthError" } });
  const rejection = await rejectionOf(client.request("health"));
  expect(rejection).toBeInstanceOf(GatewayClosedError);
  expect(rejection).toMatchObject({ cause: { name: "GatewayAuthError" } });
  expect(String(rejection)).toContain("gateway.auth.token");
});

test("a removed device ends reconnecting", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    gateway.socket.close(4001, "device removed");
  });
  await client.connect();
  expect(await client.closed).toMatchObject({ error: { closeCode: 4001, retryable: false } });
});

test("without reconnect a lost connection closes the client", async () => {
  const client = await clientOfScript(
    async (gateway) => {
      await gateway.greet();
      gateway.socket.close(1012, "service restart");
    },
    { reconnect: false },
  );
  await client.connect();
  expect(await client.closed).toMatchObject({ by: "connection", error: { closeCode: 1012 } });
});

test("a gateway that goes silent is left and connected to again", async () => {
  const { url, connections } = await scriptedGateway((gateway) =>
    gateway.greet(4, { policy: { maxPayload: 1000, tickIntervalMs: 10 } }),
  );
  const client = clientOf(url, { reconnect: quickly });
  await client.connect();
  await stateReached(client, "reconnecting");
  await stateReached(client, "ready");
  expect(connections.length).toBeGreaterThan(1);
});

test("close during an attempt rejects connect with GatewayClosedError", async () => {
  const client = await clientOfScript((gateway) => gateway.challenge());
  const connecting = rejectionOf(client.connect());
  await client.close();
  expect(await connecting).toBeInstanceOf(GatewayClosedError);
  expect(await client.closed).toMatchObject({ by: "client" });
});

test("close while reconnecting, and on an idle client, is done at once", async () => {
  const idle = clientOf("ws://127.0.0.1:1");
  await idle.close();
  expect(idle.state).toBe("closed");
  const client = await clientOfScript(
    async (gateway) => {
      await gateway.greet();
      gateway.cut();
    },
    { reconnect: { initialDelay: 60_000, maxDelay: 60_000 } },
  );
  await client.connect();
  await stateReached(client, "reconnecting");
  const waiting = rejectionOf(client.request("health"));
  await client.close();
  expect(await waiting).toBeInstanceOf(GatewayClosedError);
});

test("a gateway that does not answer the closing handshake is dropped", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    gateway.socket.pause();
  });
  await client.connect();
  await client.close();
  expect(client.state).toBe("closed");
});

test("`await using` closes the client", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  {
    await using client = clientOf(url);
    await client.connect();
  }
  expect(await connections[0]?.closed).toMatchObject({ code: 1000 });
});

test("listeners get payloads, `*` and events() the frames, and one that throws stops nobody", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url);
  const frames = client.events();
  const heard: unknown[] = [];
  client.on("chat", () => {
    throw new Error("broken listener");
  });
  const off = client.on("chat", (event, frame) => heard.push([event.state, frame.seq]));
  client.on("*", (frame) => heard.push(frame.event));
  await client.connect();
  connections[0]?.event("chat", { runId: "r", state: "final" }, 1);
  expect((await frames.next()).value).toMatchObject({ event: "chat", seq: 1 });
  off();
  off();
  connections[0]?.event("chat", { runId: "r", state: "final" }, 2);
  expect((await frames.next()).value).toMatchObject({ seq: 2 });
  expect(heard).toEqual(["chat", ["final", 1], "chat"]);
  await client.close();
  expect(await frames.next()).toEqual({ done: true, value: undefined });
});

test("events() gives what came and then rejects with the signal's own reason, also where it was aborted before", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url);
  const abort = new AbortController();
  const frames = client.events({ signal: abort.signal });
  const other = client.events();
  await client.connect();
  connections[0]?.event("tick", { ts: 1 }, 1);
  await other.next();
  const reason = new Error("enough");
  abort.abort(reason);
  expect((await frames.next()).value).toMatchObject({ event: "tick" });
  expect(await rejectionOf(frames.next())).toBe(reason);
  expect(await frames.next()).toEqual({ done: true, value: undefined });
  expect(await rejectionOf(client.events({ signal: abort.signal }).next())).toBe(reason);
});

test.each([
  [4, [{ reason: "sequence", from: 2, to: 4, expected: 2, received: 5 }]],
  [3, []],
] as const)(
  "missed events are told on protocol %i where its numbers have no holes of their own",
  async (protocol, gaps) => {
    const { url, connections } = await scriptedGateway((gateway) => gateway.greet(protocol));
    const client = clientOf(url);
    const seen: unknown[] = [];
    client.on("gap", (gap) => seen.push(gap));
    const frames = client.events();
    await client.connect();
    for (const seq of [1, 5, 5, 6]) connections[0]?.event("tick", { ts: 1 }, seq);
    for (let count = 0; count < 4; count += 1) await frames.next();
    expect(seen).toEqual(gaps);
  },
);
