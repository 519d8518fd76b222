import { inspect } from "node:util";

import { expect, test } from "vitest";

import { callNames } from "../src/conveniences/call-names.ts";
import type { GatewayClient } from "../src/index.ts";
import { clientOf, clientOfScript, quickly } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { callParams } from "./support/call-params.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { stateReached } from "./support/state-reached.ts";

const both = callNames.both.split(" ");
const newer = callNames.newer.split(" ");

type AnyCall = (params?: object, options?: object) => Promise<unknown>;

/** Params that a method may have. */
function paramsOf(method: string): object | undefined {
  return (callParams as Readonly<Record<string, object>>)[method];
}

/** The function of the client that a method's name leads to. */
function callOf(client: GatewayClient, method: string): AnyCall {
  let place: unknown = client;
  for (const name of method.split(".")) place = (place as Record<string, unknown>)[name];
  return place as AnyCall;
}

test("every call sends the method that it is named after, with its params, and gives the answer", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    for (const method of [...both, ...newer]) {
      const request = await gateway.next(method);
      gateway.answer(request, { method, params: request.params });
    }
  });
  for (const method of [...both, ...newer]) {
    const params = paramsOf(method);
    expect(await callOf(client, method)(params)).toEqual({ method, params });
  }
});

test("the params for these tests are those of all calls, and of nothing else", () => {
  expect(Object.keys(callParams).toSorted()).toEqual([...both, ...newer].toSorted());
});

test("a call without params sends an empty object", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    const request = await gateway.next("health");
    gateway.answer(request, request.params);
  });
  expect(await client.health()).toEqual({});
});

test.each(newer)("on protocol 3 %s fails at once, says what to use instead, and sends nothing", async (method) => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet(3));
  const client = clientOf(url);
  await client.connect();
  const error = await rejectionOf(callOf(client, method)({}));
  expect(error).toMatchObject({
    name: "GatewayError",
    kind: "unsupported",
    retryable: false,
    steps: [expect.any(String), expect.stringContaining(`gateway.request("${method}")`)],
  });
  expect(error).toHaveProperty("message", expect.stringContaining(`"${method}" was not sent`));
  expect(connections[0]?.requests.map((request) => request.method)).toEqual(["connect"]);
});

test.each(both)("on protocol 3 %s is sent", async (method) => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet(3);
    gateway.answer(await gateway.next(method), method);
  });
  expect(await callOf(client, method)(paramsOf(method))).toBe(method);
});

test("an idle client connects first, and decides by the hello that it gets", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet(3));
  const client = clientOf(url);
  expect(await rejectionOf(client.sessions.create({}))).toMatchObject({ kind: "unsupported" });
  expect(client.state).toBe("ready");
  expect(connections[0]?.requests).toHaveLength(1);
});

test("an idle client that cannot connect says that, and not that the method is missing", async () => {
  const client = await clientOfScript((gateway) => gateway.socket.close(1013, "gateway starting"));
  expect(await rejectionOf(client.sessions.create({}))).toMatchObject({ closeCode: 1013 });
});

test("request always sends, whatever the gateway is", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet(3);
    gateway.answer(await gateway.next("sessions.create"), { ok: true, key: "agent:main:x" });
  });
  expect(await client.request("sessions.create", {})).toMatchObject({ ok: true });
});

test("a reconnect to another generation decides anew, in both directions", async () => {
  const protocols = [3, 4, 3] as const;
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    const protocol = protocols[index] ?? 4;
    await gateway.greet(protocol);
    if (protocol === 4) gateway.answer(await gateway.next("cron.get"), { id: "job-1" });
  });
  const client = clientOf(url, { reconnect: quickly });
  await client.connect();
  // Made while there is no connection: which generation it is for is not known yet.
  const getAfterCut = async (index: number): Promise<unknown> => {
    const lost = stateReached(client, "reconnecting");
    connections[index]?.cut();
    await lost;
    return client.cron.get({ id: "job-1" });
  };
  expect(await rejectionOf(client.cron.get({ id: "job-1" }))).toMatchObject({ kind: "unsupported" });
  expect(await getAfterCut(0)).toMatchObject({ id: "job-1" });
  expect(await rejectionOf(getAfterCut(1))).toMatchObject({ kind: "unsupported" });
});

test("wrong params are told before the generation is asked about", async () => {
  const client = await clientOfScript((gateway) => gateway.greet(3));
  await client.connect();
  expect(await rejectionOf(callOf(client, "cron.get")([]))).toMatchObject({ kind: "invalid-argument" });
  expect(await rejectionOf(callOf(client, "cron.get")({}, { timeout: -1 }))).toMatchObject({
    kind: "invalid-argument",
  });
});

test("an aborted signal and a closed client keep a call from being sent", async () => {
  const client = await clientOfScript((gateway) => gateway.greet(3));
  await client.connect();
  const reason = new Error("enough");
  expect(await rejectionOf(client.sessions.create({}, { signal: AbortSignal.abort(reason) }))).toBe(reason);
  await client.close();
  expect(await rejectionOf(client.sessions.create({}))).toMatchObject({ name: "GatewayClosedError" });
  expect(await rejectionOf(client.health())).toMatchObject({ name: "GatewayClosedError" });
});

test("calls go out in the order in which they were made, newer ones too", async () => {
  const { url, connections } = await scriptedGateway(async (gateway) => {
    await gateway.greet();
    for (const method of ["sessions.create", "sessions.patch", "sessions.describe"]) {
      gateway.answer(await gateway.next(method), {});
    }
  });
  const client = clientOf(url);
  await client.connect();
  const { sessions } = client;
  await Promise.all([sessions.create({}), sessions.patch({ key: "a" }), sessions.describe({ key: "a" })]);
  expect(connections[0]?.requests.slice(1).map(({ method }) => method)).toEqual([
    "sessions.create",
    "sessions.patch",
    "sessions.describe",
  ]);
});

test("calls can be taken off the client, and those of two clients do not mix", async () => {
  const clients = await Promise.all(
    ["one", "two"].map((name) =>
      clientOfScript(async (gateway) => {
        await gateway.greet();
        gateway.answer(await gateway.next("sessions.list"), name);
      }),
    ),
  );
  const lists = clients.map(({ sessions }) => sessions.list);
  expect(await Promise.all(lists.map((list) => list()))).toEqual(["one", "two"]);
});

test("a client with its calls prints no secrets", () => {
  const client = clientOf("ws://127.0.0.1:9", { token: "secret-token-1" });
  expect(inspect(client, { depth: 9 })).not.toContain("secret-token-1");
  expect(JSON.stringify(client)).not.toContain("secret-token-1");
});
