import { expect, test, vi } from "vitest";

import { GatewayClosedError, type GatewayClient } from "../src/index.ts";
import { clientOf, quickly } from "./helpers.ts";
import { type ScriptedConnection, scriptedGateway } from "./scripted-gateway.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { stateReached } from "./support/state-reached.ts";

const byClient = { by: "client", message: "The client was closed by close()." };
const never = { initialDelay: 60_000, maxDelay: 60_000 };

type Setting = readonly [
  what: string,
  script: (gateway: ScriptedConnection, index: number) => unknown,
  bring: (client: GatewayClient, connections: readonly ScriptedConnection[]) => Promise<unknown>,
];

const soon = (client: GatewayClient): void => void client.connect().catch(() => {});

const settings: readonly Setting[] = [
  ["idle", () => {}, async () => {}],
  ["asking for the address", () => {}, async (client) => soon(client)],
  [
    "waiting for the challenge",
    () => {},
    async (client, connections) => {
      soon(client);
      await vi.waitUntil(() => connections.length === 1);
    },
  ],
  [
    "waiting for the hello",
    (gateway) => gateway.challenge(),
    async (client, connections) => {
      soon(client);
      await vi.waitUntil(() => connections[0]?.requests.length === 1);
    },
  ],
  ["ready", (gateway) => gateway.greet(), (client) => client.connect()],
  [
    "reconnecting",
    (gateway) => gateway.greet().then(() => gateway.cut()),
    async (client) => {
      await client.connect();
      await stateReached(client, "reconnecting");
    },
  ],
  [
    "explaining a failure",
    (gateway) => gateway.send("no JSON"),
    async (client) => {
      await rejectionOf(client.connect());
      soon(client);
    },
  ],
];

test.each(settings)("close() while %s settles everything, and may be called again", async (_what, script, bring) => {
  const { url, connections } = await scriptedGateway(script);
  const client = clientOf(url, { reconnect: never });
  await bring(client, connections);
  const request = rejectionOf(client.request("health"));
  const [first, second] = [client.close(), client.close()];
  expect(client.state).toBe("closed");
  await Promise.all([first, second, client.close(), client[Symbol.asyncDispose]()]);
  expect(await request).toBeInstanceOf(GatewayClosedError);
  expect(await client.closed).toEqual(byClient);
  expect(await rejectionOf(client.connect())).toBeInstanceOf(GatewayClosedError);
  expect(await client.diagnose()).toMatchObject({ ok: false, code: "closed", retryable: false });
  await Promise.all(connections.map(({ closed }) => closed));
});

test("close() after the client gave up keeps the first reason", async () => {
  const { url } = await scriptedGateway(async (gateway) => {
    await gateway.greet();
    gateway.socket.close(4001, "device removed");
  });
  const client = clientOf(url, { reconnect: quickly });
  await client.connect();
  const reason = await client.closed;
  expect(reason).toMatchObject({ by: "connection", error: { closeCode: 4001 } });
  await client.close();
  expect(await client.closed).toBe(reason);
});

test("a client that gave up for a refusal says in diagnose() what it was", async () => {
  const { url } = await scriptedGateway(async (gateway, index) => {
    if (index === 0) {
      await gateway.greet();
      return gateway.cut();
    }
    gateway.challenge();
    const request = await gateway.next("connect");
    return gateway.refuse(request, { code: "INVALID_REQUEST", message: "unauthorized: gateway token mismatch (…)" });
  });
  const client = clientOf(url, { reconnect: quickly });
  await client.connect();
  await client.closed;
  expect(await client.diagnose()).toMatchObject({
    ok: false,
    code: "token-wrong",
    name: "GatewayClosedError",
    steps: expect.arrayContaining([expect.stringContaining("gateway.auth.token")]),
  });
});

test("scopes that were asked for and not granted are logged, and diagnose() tells them", async () => {
  const { url } = await scriptedGateway((gateway, index) =>
    gateway.greet(4, { auth: { role: "operator", scopes: index === 0 ? [] : ["operator.read"] } }),
  );
  const warn = vi.fn();
  const logger = { debug: warn, info: vi.fn(), warn, error: warn };
  const scopes = ["operator.read", "operator.write"];
  const none = clientOf(url, { scopes, logger, logLevel: "warn" });
  expect(await none.diagnose()).toMatchObject({
    ok: true,
    code: "scopes-missing",
    scopes: [],
    missingScopes: scopes,
    steps: [expect.stringContaining("`device: true`")],
  });
  expect(JSON.stringify(warn.mock.calls)).toContain("operator.write");
  const some = await clientOf(url, { scopes }).diagnose();
  expect(some).toMatchObject({ code: "scopes-missing", missingScopes: ["operator.write"] });
});
