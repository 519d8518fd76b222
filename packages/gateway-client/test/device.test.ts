import { memoryStore } from "@pincer/shared";
import { describe, expect, onTestFinished, test } from "vitest";

import { GatewayAuthError, type GatewayClient, type GatewayClientOptions, PairingRequiredError } from "../src/index.ts";
import { createLocalGateway, type LocalGateway, type LocalGatewayOptions } from "../src/testing/index.ts";
import { clientOf } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { Device } from "./support/device.ts";
import { everythingPrinted } from "./support/everything-printed.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { asOwner, isPage } from "./support/runtime.ts";

const token = "shared-token-1";
const both = [3, 4] as const;
/** Gets a token of its own where `gateway-client` gets none, as a page does. */
const asProgram = { clientInfo: { id: "cli", mode: "cli" } } as const;
const cli = isPage ? {} : asProgram;
/** Devices that must be approved: in protocol 3 those of other machines, in protocol 4 a page's that says that it is a program. */
const unknown = {
  3: { headers: { "x-forwarded-for": "203.0.113.7" } },
  4: isPage ? asProgram : { headers: { origin: "http://127.0.0.1:5173" } },
} as const;

async function localGateway(options: Partial<LocalGatewayOptions>): Promise<LocalGateway> {
  const gateway = createLocalGateway({ token, ...options });
  onTestFinished(() => gateway.close());
  await gateway.listen();
  return gateway;
}

function deviceClient({ url }: LocalGateway, options: GatewayClientOptions): GatewayClient {
  return clientOf(url, { token, device: true, ...cli, ...options });
}

function adminOf({ url }: LocalGateway): GatewayClient {
  return clientOf(url, { ...asOwner(), token });
}

function connectsOf(gateway: LocalGateway): Array<Record<string, unknown>> {
  return gateway.frames
    .filter(({ dir, frame }) => dir === "in" && (frame as { method?: unknown }).method === "connect")
    .map(({ frame }) => (frame as { params: Record<string, unknown> }).params);
}

const slots = (gateway: LocalGateway): unknown[] =>
  connectsOf(gateway).map(({ auth }) => Object.keys((auth as object | undefined) ?? {}).join());

describe.each(both)("a device at a gateway of protocol %i", (protocol) => {
  test("is let in, keeps its token, and comes back with that alone", async () => {
    const gateway = await localGateway({ protocol });
    const store = memoryStore();
    const first = deviceClient(gateway, { store });
    const { auth } = await first.connect();
    expect(auth?.deviceToken).toMatch(/^[\w-]{32,43}$/);
    await first.close();
    const second = deviceClient(gateway, { store, token: undefined });
    expect((await second.connect()).auth?.deviceToken).toBe(auth?.deviceToken);
    const [one, other] = connectsOf(gateway).map(({ device }) => device as { id: string; publicKey: string });
    expect(other).toMatchObject({ id: one?.id, publicKey: one?.publicKey });
    expect(slots(gateway)).toEqual(["token", protocol === 4 ? "deviceToken" : "token"]);
    expect(gateway.connections.at(-1)?.deviceId).toBe(one?.id);
  });

  test("signs scopes in the order in which they are sent, and no password", async () => {
    const gateway = await localGateway({ protocol, token: undefined as unknown as string, password: "pass-word-1" });
    const scopes = ["operator.write", "operator.read"];
    const client = deviceClient(gateway, { token: undefined, password: "pass-word-1", scopes });
    expect(await client.connect()).toMatchObject({ protocol });
    expect(connectsOf(gateway)[0]?.["scopes"]).toEqual(scopes);
  });

  test("falls back to the shared token where its own was revoked, and keeps the new one", async () => {
    const gateway = await localGateway({ protocol });
    const store = memoryStore();
    const first = deviceClient(gateway, { store });
    const old = (await first.connect()).auth?.deviceToken;
    const { deviceId } = gateway.connections.at(-1) ?? {};
    await first.close();
    await adminOf(gateway).request("device.token.revoke", { deviceId: String(deviceId), role: "operator" });
    const lost = deviceClient(gateway, { store, token: undefined });
    expect(await rejectionOf(lost.connect())).toBeInstanceOf(GatewayAuthError);
    const second = deviceClient(gateway, { store, deviceToken: old });
    const renewed = (await second.connect()).auth?.deviceToken;
    expect(renewed).not.toBe(old);
    expect(slots(gateway).slice(-2)).toEqual([protocol === 4 ? "deviceToken" : "token", "token"]);
    await second.close();
    const third = deviceClient(gateway, { store, token: undefined });
    expect((await third.connect()).auth?.deviceToken).toBe(renewed);
  });

  test("keeps a token that the gateway has changed", async () => {
    const gateway = await localGateway({ protocol });
    const store = memoryStore();
    const reader = deviceClient(gateway, { store, scopes: ["operator.read"] });
    const old = (await reader.connect()).auth?.deviceToken;
    const admin = deviceClient(gateway, { store });
    const renewed = (await admin.connect()).auth?.deviceToken;
    expect(renewed).not.toBe(old);
    await Promise.all([reader.close(), admin.close()]);
    const third = deviceClient(gateway, { store, token: undefined });
    expect((await third.connect()).auth?.deviceToken).toBe(renewed);
  });

  test("uses the shared token where it asks for more than its own stands for, and forgets neither", async () => {
    const gateway = await localGateway({ protocol });
    const store = memoryStore();
    const reader = deviceClient(gateway, { store, scopes: ["operator.read"] });
    const own = (await reader.connect()).auth?.deviceToken;
    await reader.close();
    const more = deviceClient(gateway, { store, token: undefined });
    expect(await rejectionOf(more.connect())).toBeInstanceOf(GatewayAuthError);
    const again = deviceClient(gateway, { store, token: undefined, scopes: ["operator.read"] });
    expect((await again.connect()).auth?.deviceToken).toBe(own);
    const withBoth = deviceClient(gateway, { store, deviceToken: own });
    expect((await withBoth.connect()).auth?.scopes).toEqual(["operator.admin"]);
  });

  test("that starts twice at once on one store is one device", async () => {
    const gateway = await localGateway({ protocol });
    const store = slowStore();
    const clients = Array.from({ length: 5 }, () => deviceClient(gateway, { store }));
    await Promise.all(clients.map((client) => client.connect()));
    expect(new Set(gateway.connections.map(({ deviceId }) => deviceId)).size).toBe(1);
  });

  test("that must be approved rejects connect at once, with the request", async () => {
    const gateway = await localGateway({ protocol });
    const client = deviceClient(gateway, { ...unknown[protocol] });
    const error = await rejectionOf(client.connect());
    expect(error).toBeInstanceOf(PairingRequiredError);
    const { requestId, reason, approveCommand } = error as PairingRequiredError;
    expect(reason).toBe(protocol === 4 ? "not-paired" : undefined);
    expect(approveCommand).toBe(`${protocol === 4 ? "openclaw" : "clawdbot"} devices approve ${requestId}`);
    expect(client.state).toBe("idle");
  });

  test("that waits for its approval says the command once, and is let in when it is approved", async () => {
    const gateway = await localGateway({ protocol });
    const store = memoryStore();
    const lines: string[] = [];
    const logger = { debug() {}, info() {}, error() {}, warn: (line: string) => void lines.push(line) };
    const client = deviceClient(gateway, { ...unknown[protocol], store, logger, logLevel: "warn" });
    const asked: PairingRequiredError[] = [];
    const announced = new Promise((resolve) => {
      client.on("pairing", (error) => {
        asked.push(error);
        resolve(error);
      });
    });
    const waiting = client.connect({ wait: true });
    await announced;
    // Whoever asks meanwhile makes the next attempt at once, and is told again what is missing.
    expect(await rejectionOf(client.connect())).toMatchObject({ requestId: asked[0]?.requestId });
    await adminOf(gateway).request("device.pair.approve", { requestId: String(asked[0]?.requestId) });
    const hello = await client.connect();
    expect(await waiting).toBe(hello);
    expect(asked).toHaveLength(1);
    expect(lines.filter((line) => line.includes(`devices approve ${asked[0]?.requestId}`))).toHaveLength(1);
    await client.close();
    const alone = deviceClient(gateway, { ...unknown[protocol], store, token: undefined });
    expect((await alone.connect()).auth?.deviceToken).toBe(hello.auth?.deviceToken);
  });

  test("may be one whose key is elsewhere", async () => {
    const gateway = await localGateway({ protocol });
    const key = new Device();
    const device = { publicKey: key.publicKey, sign: (text: string) => key.signText(text) };
    await deviceClient(gateway, { device }).connect();
    expect(gateway.connections[0]?.deviceId).toBe(key.id);
  });

  test("that signs with another key is refused, and not tried again", async () => {
    const gateway = await localGateway({ protocol });
    const [one, other] = [new Device(), new Device()];
    const device = { publicKey: one.publicKey, sign: (text: string) => other.signText(text) };
    const error = await rejectionOf(deviceClient(gateway, { device }).connect({ wait: true }));
    expect(error).toBeInstanceOf(GatewayAuthError);
    expect(String(error)).toContain("device signature invalid");
    expect(connectsOf(gateway)).toHaveLength(1);
  });
});

test("a store that never answers ends in a timeout that names it", async () => {
  const gateway = await localGateway({});
  const store = { ...memoryStore(), get: () => new Promise<undefined>(() => {}) };
  const client = deviceClient(gateway, { store, requestTimeout: 30 });
  const error = await rejectionOf(client.connect());
  expect(error).toMatchObject({ name: "GatewayTimeoutError", method: "connect" });
  expect(String(error)).toContain("`store`");
});

test("a client may be closed while its device signs, and while its store is asked", async () => {
  const gateway = await localGateway({});
  const signing = new Promise<void>((resolve) => {
    const device = {
      publicKey: new Device().publicKey,
      sign(): Promise<string> {
        resolve();
        return new Promise(() => {});
      },
    };
    const client = deviceClient(gateway, { device });
    void rejectionOf(client.connect());
    onTestFinished(() => client.close());
  });
  await signing;
  const store = { ...memoryStore(), get: () => new Promise<undefined>(() => {}) };
  const client = deviceClient(gateway, { store });
  const failed = rejectionOf(client.connect());
  await client.close();
  expect(await failed).toMatchObject({ name: "GatewayClosedError" });
});

test("the token of a device and its key are in nothing that is printed", async () => {
  const gateway = await localGateway({});
  const lines: unknown[] = [];
  const line = (...parts: unknown[]): void => void lines.push(parts);
  const logger = { debug: line, info: line, warn: line, error: line };
  const values = new Map<string, string>();
  const broken = {
    get: (key: string) => values.get(key),
    set(key: string, value: string) {
      if (key.includes("token")) throw new Error(`cannot write ${value}`);
      values.set(key, value);
    },
    delete: () => {},
  };
  const client = deviceClient(gateway, { store: broken, logger, logLevel: "debug" });
  const { auth } = await client.connect();
  await client.close();
  expect(JSON.stringify(lines)).toContain("could not be kept");
  const { d } = (JSON.parse([...values.values()].join("")) as { jwk: { d: string } }).jwk;
  for (const thing of [lines, client, await client.closed]) {
    expect(everythingPrinted(thing)).not.toContain(String(auth?.deviceToken));
    expect(everythingPrinted(thing)).not.toContain(d);
  }
});

describe("a device at a gateway of protocol 4", () => {
  test("that is removed while it is connected forgets its token and closes", async () => {
    const gateway = await localGateway({});
    const store = memoryStore();
    const client = deviceClient(gateway, { store });
    await client.connect();
    const { deviceId } = gateway.connections[0] ?? {};
    await adminOf(gateway).request("device.token.revoke", { deviceId: String(deviceId), role: "operator" });
    expect(await client.closed).toMatchObject({ by: "connection", error: { closeCode: 4001 } });
    await rejectionOf(deviceClient(gateway, { store, token: undefined }).connect());
    expect(slots(gateway).at(-1)).toBe("");
  });

  test("uses its own token where the shared one is wrong and the gateway says that it may", async () => {
    const gateway = await localGateway({});
    const store = memoryStore();
    await deviceClient(gateway, { store }).connect();
    const client = deviceClient(gateway, { store, token: "rotated-away" });
    expect((await client.connect()).auth).toMatchObject({ method: "device-token" });
    expect(slots(gateway)).toEqual(["token", "token", "deviceToken"]);
  });

  test("with a wrong shared token and none of its own is refused after one request", async () => {
    const gateway = await localGateway({});
    expect(await rejectionOf(deviceClient(gateway, { token: "wrong-token" }).connect())).toBeInstanceOf(
      GatewayAuthError,
    );
    expect(connectsOf(gateway)).toHaveLength(1);
  });

  test.each([
    ["scope-upgrade", { scopes: ["operator.admin"] }],
    ["role-upgrade", { role: "node", scopes: [] }],
  ])("says why it must be approved again: %s", async (reason, change) => {
    const gateway = await localGateway({});
    const store = memoryStore();
    await deviceClient(gateway, { store, scopes: ["operator.read"] }).connect();
    const client = deviceClient(gateway, { ...unknown[4], store, ...change });
    expect(await rejectionOf(client.connect())).toMatchObject({ name: "PairingRequiredError", reason });
  });

  test("says that it must be approved again because it says other things of itself", async () => {
    const { url } = await scriptedGateway(async (script) => {
      script.challenge();
      const details = { code: "PAIRING_REQUIRED", reason: "metadata-upgrade", requestId: "r-1" };
      script.refuse(await script.next("connect"), {
        code: "NOT_PAIRED",
        message: "pairing required: changed",
        details,
      });
    });
    const client = clientOf(url, { device: true, store: memoryStore() });
    expect(await rejectionOf(client.connect())).toMatchObject({ requestId: "r-1", reason: "metadata-upgrade" });
  });

  test("signs with the time of the gateway, whatever its own clock says", async () => {
    const { url, connections } = await scriptedGateway((script) => script.greet());
    await clientOf(url, { device: true, store: memoryStore() }).connect();
    const device = connections[0]?.requests[0]?.params["device"];
    expect(device).toMatchObject({ signedAt: 1_795_000_000_000, nonce: "nonce-1" });
  });

  test("that needs approval when it reconnects is closed", async () => {
    const { client, replace } = await replacedGateway();
    await client.connect();
    await replace();
    expect(await client.closed).toMatchObject({ by: "connection", error: { name: "PairingRequiredError" } });
  });

  test("that needs approval when it reconnects waits for it where it was patient", async () => {
    const { client, after, replace } = await replacedGateway();
    await client.connect({ wait: true });
    const pairing = new Promise<PairingRequiredError>((resolve) => void client.on("pairing", resolve));
    await replace();
    const { requestId } = await pairing;
    await adminOf(after).request("device.pair.approve", { requestId: String(requestId) });
    await client.connect();
    expect(client.state).toBe("ready");
  });
});

/** The older gateway asks nobody for devices of its own machine; the newer one that takes its place does not know the device. */
async function replacedGateway(): Promise<{ client: GatewayClient; after: LocalGateway; replace(): Promise<void> }> {
  const before = await localGateway({ protocol: 3 });
  const after = await localGateway({});
  let { url } = before;
  const client = deviceClient(before, {
    ...unknown[4],
    url: () => url,
    store: memoryStore(),
    reconnect: { initialDelay: 1, maxDelay: 1 },
  });
  const replace = (): Promise<void> => {
    ({ url } = after);
    return before.disconnectAll();
  };
  return { client, after, replace };
}

/** A store that is as slow as one over a network, and has no lock of its own. */
function slowStore(): ReturnType<typeof memoryStore> {
  const store = memoryStore();
  const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    get: async (key) => pause().then(() => store.get(key)),
    set: async (key, value) => pause().then(() => store.set(key, value)),
    delete: async (key) => pause().then(() => store.delete(key)),
  };
}
