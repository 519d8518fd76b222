import { type KeyValueStore, memoryStore } from "@pincer/shared";
import { deferred } from "@pincer/shared/internal";
import { describe, expect, onTestFinished, test } from "vitest";

import { GatewayAuthError, type GatewayClient, type GatewayClientOptions, GatewayTimeoutError } from "../src/index.ts";
import { createLocalGateway, type LocalGateway } from "../src/testing/index.ts";
import { clientOf, quickly } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { everythingPrinted } from "./support/everything-printed.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { stateReached } from "./support/state-reached.ts";

const token = "shared-token-1";
const cli = { clientInfo: { id: "cli", mode: "cli" } } as const;
const both = [3, 4] as const;

async function localGateway(protocol: 3 | 4): Promise<LocalGateway> {
  const gateway = createLocalGateway({ token, protocol });
  onTestFinished(() => gateway.close());
  await gateway.listen();
  return gateway;
}

/** A device that was let in once, and connects with its own token from then on. */
async function pairedDevice(gateway: LocalGateway): Promise<GatewayClientOptions & { readonly store: KeyValueStore }> {
  const device = { ...cli, device: true, store: memoryStore(), reconnect: quickly } as const;
  const client = clientOf(gateway.url, { ...device, token });
  await client.connect();
  await client.close();
  return { ...device, token: undefined };
}

const own = (gateway: LocalGateway): { deviceId: string; role: string } => ({
  deviceId: String(gateway.connections.at(-1)?.deviceId),
  role: "operator",
});

/** The connection is made again, by the gateway's wish or by a cut. */
async function comeBack(gateway: LocalGateway, client: GatewayClient, protocol: 3 | 4): Promise<void> {
  const back = new Promise((resolve) => client.on("hello", resolve));
  if (protocol === 3) await gateway.disconnectAll();
  await back;
}

describe.each(both)("a device at a gateway of protocol %i that rotates its own token", (protocol) => {
  test.each(["device.token.rotate()", "request()"])("by %s keeps the new one, and comes back with it", async (how) => {
    const gateway = await localGateway(protocol);
    const device = await pairedDevice(gateway);
    const client = clientOf(gateway.url, device);
    await client.connect();
    const back = comeBack(gateway, client, 4);
    const rotated =
      how === "request()"
        ? await client.request("device.token.rotate", own(gateway))
        : await client.device.token.rotate(own(gateway));
    expect(rotated.token).toEqual(expect.any(String));
    if (protocol === 3) await gateway.disconnectAll();
    await back;
    expect(client.state).toBe("ready");
    expect(everythingPrinted(client)).not.toContain(rotated.token);
    await client.close();
    expect((await clientOf(gateway.url, device).connect()).protocol).toBe(protocol);
  });

  test("and does not wait for the answer keeps it all the same", async () => {
    const gateway = await localGateway(protocol);
    const device = await pairedDevice(gateway);
    const client = clientOf(gateway.url, device);
    await client.connect();
    const back = comeBack(gateway, client, 4);
    const controller = new AbortController();
    const rotating = client.device.token.rotate(own(gateway), { signal: controller.signal });
    controller.abort(new Error("never mind"));
    await expect(rotating).rejects.toThrow("never mind");
    await client.request("health").catch(() => {}); // answered after it, or cut off by the end of the connection
    if (protocol === 3) await gateway.disconnectAll();
    await back;
    expect(client.state).toBe("ready");
  });

  // Protocol 3 does not answer any more who has begun to close.
  test.runIf(protocol === 4)("and is closed before the answer comes keeps it all the same", async () => {
    const gateway = await localGateway(protocol);
    const device = await pairedDevice(gateway);
    const client = clientOf(gateway.url, device);
    await client.connect();
    const rotating = client.device.token.rotate(own(gateway));
    rotating.catch(() => {});
    await client.close();
    await expect(rotating).rejects.toThrow("closed");
    const next = clientOf(gateway.url, device);
    expect((await next.connect()).auth).toMatchObject({ role: "operator" });
  });

  test("is connected with it while the store is still writing", async () => {
    const gateway = await localGateway(protocol);
    const { store, ...device } = await pairedDevice(gateway);
    const gate = deferred<void>();
    const slow: KeyValueStore = { ...store, set: (key, value) => gate.promise.then(() => store.set(key, value)) };
    const client = clientOf(gateway.url, { ...device, store: slow });
    await client.connect();
    const back = comeBack(gateway, client, 4);
    await client.device.token.rotate(own(gateway));
    if (protocol === 3) await gateway.disconnectAll();
    await back;
    gate.resolve();
    await client.close();
    expect((await clientOf(gateway.url, { ...device, store }).connect()).protocol).toBe(protocol);
  });
});

test("a device that came with the shared token is not told its new one on protocol 4, and gets it with the next hello", async () => {
  const gateway = await localGateway(4);
  const device = await pairedDevice(gateway);
  const client = clientOf(gateway.url, { ...device, token });
  await client.connect();
  const back = comeBack(gateway, client, 4);
  const rotated = await client.device.token.rotate(own(gateway));
  expect(rotated).toMatchObject({ tokenDelivery: "withheld-cross-device" });
  expect(rotated).not.toHaveProperty("token");
  await back;
  await client.close();
  expect((await clientOf(gateway.url, device).connect()).auth).toMatchObject({ method: "device-token" });
});

test.each(both)("a device of protocol %i that revokes its own token forgets it", async (protocol) => {
  const gateway = await localGateway(protocol);
  const device = await pairedDevice(gateway);
  const client = clientOf(gateway.url, device);
  await client.connect();
  expect(await client.device.token.revoke(own(gateway))).toHaveProperty("revokedAtMs");
  await client.close();
  expect(await rejectionOf(clientOf(gateway.url, device).connect())).toBeInstanceOf(GatewayAuthError);
  const last = gateway.frames.filter(({ dir, frame }) => dir === "in" && JSON.stringify(frame).includes('"connect"'));
  expect(last.at(-1)?.frame).not.toHaveProperty("params.auth");
});

test("what is said of other devices is not kept", async () => {
  const gateway = await localGateway(3);
  const device = await pairedDevice(gateway);
  const other = clientOf(gateway.url, { ...(await pairedDevice(gateway)), reconnect: false });
  await other.connect();
  const client = clientOf(gateway.url, device);
  const target = own(gateway);
  await client.connect();
  await client.device.token.rotate(target);
  await client.close();
  expect((await clientOf(gateway.url, device).connect()).protocol).toBe(3);
});

test("a store that does not answer once is asked again by the next attempt, and by other clients", async () => {
  const { url } = await scriptedGateway((gateway) => gateway.greet());
  const kept = memoryStore();
  let asked = 0;
  const store: KeyValueStore = {
    ...kept,
    get: (key) => {
      asked += 1;
      return asked === 1 ? new Promise(() => {}) : kept.get(key);
    },
  };
  const options = { device: true, store, requestTimeout: 300 } as const;
  const client = clientOf(url, options);
  expect(await rejectionOf(client.connect())).toBeInstanceOf(GatewayTimeoutError);
  expect((await client.connect()).protocol).toBe(4);
  expect((await clientOf(url, options).connect()).protocol).toBe(4);
});

test("a client that is closed while its store hangs keeps nobody else from the store", async () => {
  const { url } = await scriptedGateway((gateway) => gateway.greet());
  const kept = memoryStore();
  const hanging = deferred<void>();
  let asked = 0;
  const store: KeyValueStore = {
    ...kept,
    get: (key) => {
      asked += 1;
      if (asked !== 2) return kept.get(key); // the second time is in its turn
      hanging.resolve();
      return new Promise(() => {});
    },
  };
  const client = clientOf(url, { device: true, store });
  const connecting = rejectionOf(client.connect());
  await hanging.promise;
  await client.close();
  await connecting;
  const other = clientOf(url, { device: true, store });
  await other.connect();
  await stateReached(other, "ready");
  expect(other.state).toBe("ready");
});
