import {
  GatewayAuthError,
  type GatewayClient,
  type GatewayClientOptions,
  PairingRequiredError,
} from "@pincer/gateway-client";
import { type KeyValueStore, memoryStore } from "@pincer/shared";
import { isRecord } from "@pincer/shared/internal";
import { expect, test } from "vitest";

import { everythingPrinted } from "../test/support/everything-printed.ts";
import { rejectionOf } from "../test/support/rejection-of.ts";
import { pendingRequests, runAsTold } from "./support/approve.ts";
import { differences } from "./support/differences.ts";
import { generation } from "./support/generation.ts";
import { openClient } from "./support/open-client.ts";
import { newSessionKey } from "./support/session-key.ts";

// "cli", because protocol 4 gives a device that is a "gateway-client" on its own machine no token.
const clientInfo: GatewayClientOptions["clientInfo"] = { id: "cli", mode: "cli" };

function fieldOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

async function pairedDevices(admin: GatewayClient): Promise<ReadonlySet<unknown>> {
  const paired = fieldOf(await admin.request("device.pair.list", {}), "paired");
  return new Set(Array.isArray(paired) ? paired.map((device) => fieldOf(device, "deviceId")) : []);
}

/** A new device, in memory. */
function newDevice(): GatewayClientOptions & { readonly store: KeyValueStore } {
  return { clientInfo, device: true, store: memoryStore() };
}

test("a device of this machine is let in and comes back with its own token alone", async () => {
  const device = newDevice();
  const first = await openClient(device).connect();
  const deviceToken = first.auth?.deviceToken;
  expect(deviceToken).toEqual(expect.any(String));

  const again = openClient({ ...device, token: undefined });
  const hello = await again.connect();
  expect(hello.protocol).toBe(generation.protocol);
  expect(hello.auth?.scopes).toEqual(["operator.admin"]);
  expect(await again.ask("[[say known]]", { sessionKey: newSessionKey() })).toBe("known");
  expect(everythingPrinted(again)).not.toContain(deviceToken);
});

test("a device that was let in on one client is refused on another without its key", async () => {
  const device = newDevice();
  const { auth } = await openClient(device).connect();
  const thief = openClient({ clientInfo, token: auth?.deviceToken });
  const error = await rejectionOf(thief.connect());
  expect(error).toBeInstanceOf(GatewayAuthError);
  expect(everythingPrinted(error)).not.toContain(auth?.deviceToken);
});

test("a stranger must be approved: by the command of the error it connects, and from then on by its token", async () => {
  const device = { ...newDevice(), headers: differences.strangerHeaders };
  const error = await rejectionOf(openClient(device).connect());
  expect(error).toBeInstanceOf(PairingRequiredError);
  const { requestId, approveCommand } = error as PairingRequiredError;
  expect(approveCommand).toBe(`${generation.name} devices approve ${requestId}`);
  expect(await pendingRequests()).toContain(requestId);
  expect(await rejectionOf(openClient(device).connect())).toMatchObject({ requestId }); // asked again, not twice

  await runAsTold(approveCommand);
  const hello = await openClient(device).connect();
  expect(hello.auth?.deviceToken).toEqual(expect.any(String));
  const again = await openClient({ ...device, token: undefined }).connect();
  expect(again.protocol).toBe(generation.protocol);
});

test("a client that waits is connected when its device has been approved by another one", async () => {
  const admin = openClient({ scopes: ["operator.admin", "operator.pairing"] });
  await admin.connect();
  const requested = new Promise<string>((resolve) => {
    admin.on("device.pair.requested", (event) => resolve(String(fieldOf(event, "requestId"))));
  });
  const gateway = openClient({ ...newDevice(), headers: differences.strangerHeaders, logLevel: "error" });
  const connecting = gateway.connect({ wait: true });
  await admin.request("device.pair.approve", { requestId: await requested });
  expect((await connecting).protocol).toBe(generation.protocol);
  expect(gateway.state).toBe("ready");
});

test("a device whose token was revoked is refused with it", async () => {
  const admin = openClient({ scopes: ["operator.admin", "operator.pairing"] });
  const before = await pairedDevices(admin);
  const device = newDevice();
  const client = openClient({ ...device, reconnect: false });
  await client.connect();
  const [deviceId] = [...(await pairedDevices(admin))].filter((id) => !before.has(id));
  await admin.request("device.token.revoke", { deviceId: String(deviceId), role: "operator" });
  await client.close();

  const error = await rejectionOf(openClient({ ...device, token: undefined }).connect());
  expect(error).toBeInstanceOf(GatewayAuthError);
  expect(error).toMatchObject({ retryable: false });
});

test("a device that rotates its own token keeps the new one, and comes back with it alone", async () => {
  const device = newDevice();
  const { store } = device;
  const admin = openClient({ scopes: ["operator.admin", "operator.pairing"] });
  const before = await pairedDevices(admin);
  await openClient({ ...device, scopes: ["operator.admin", "operator.pairing"] }).connect();
  const [deviceId] = [...(await pairedDevices(admin))].filter((id) => !before.has(id));

  const scopes = ["operator.admin", "operator.pairing"];
  const own = { ...device, store, scopes, token: undefined, reconnect: { initialDelay: 20, maxDelay: 40 } };
  const client = openClient(own);
  await client.connect();
  const again = new Promise((resolve) => client.on("hello", resolve));
  const rotated = await client.device.token.rotate({ deviceId: String(deviceId), role: "operator" });
  expect(rotated.token).toEqual(expect.any(String));
  // Protocol 4 ends the connection after its answer; protocol 3 lets it live.
  if (generation.protocol === 4) await again;
  await client.request("status");
  await client.close();
  const hello = await openClient(own).connect();
  expect(hello.protocol).toBe(generation.protocol);
  expect(everythingPrinted(client)).not.toContain(rotated.token);
});
