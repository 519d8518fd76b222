import {
  GatewayAuthError,
  GatewayClient,
  GatewayClosedError,
  GatewayConnectionError,
  PincerError,
  ProtocolMismatchError,
} from "@pincer/gateway-client";
import { expect, test } from "vitest";

import { everythingPrinted } from "../test/support/everything-printed.ts";
import { rejectionOf } from "../test/support/rejection-of.ts";
import { freePort } from "./real-gateway/free-port.ts";
import { differences } from "./support/differences.ts";
import { generation, sharedGateway } from "./support/generation.ts";
import { openClient } from "./support/open-client.ts";

const { protocol } = generation;

test("connect gives the gateway's hello with its protocol and methods", async () => {
  const gateway = openClient();
  expect(gateway.state).toBe("idle");
  const hello = await gateway.connect();
  expect(hello.protocol).toBe(protocol);
  expect(hello.features.methods).toContain("sessions.list");
  expect(hello.policy).toMatchObject({ maxPayload: differences.maxPayload, tickIntervalMs: 30_000 });
  expect(gateway.state).toBe("ready");
});

test.each(["operator.admin", "operator.read"])("connect asks for the scope %s and no more", async (scope) => {
  const hello = await openClient({ scopes: [scope] }).connect();
  expect(hello.auth?.scopes).toEqual(differences.saysScopes ? [scope] : undefined);
});

test.each([
  [3, 4],
  [protocol, protocol],
  [1, 99],
])("of the protocols %i to %i the gateway's own is taken", async (min, max) => {
  const hello = await openClient({ protocol: { min, max } }).connect();
  expect(hello.protocol).toBe(protocol);
});

test("a protocol that the gateway does not speak is a ProtocolMismatchError with both sides' versions", async () => {
  const { otherProtocol: other } = differences;
  const error = await rejectionOf(openClient({ protocol: { min: other, max: other } }).connect());
  expect(error).toBeInstanceOf(ProtocolMismatchError);
  expect(error).toMatchObject({ clientMin: other, clientMax: other, expected: protocol, retryable: false });
});

test("concurrent connects share one attempt", async () => {
  const gateway = openClient();
  const [first, second] = await Promise.all([gateway.connect(), gateway.connect()]);
  expect(second.server.connId).toBe(first.server.connId);
});

test("the address and the token may be functions", async () => {
  const { url, token } = sharedGateway();
  const hello = await openClient({ url: async () => url, token: async () => token }).connect();
  expect(hello.protocol).toBe(protocol);
});

test("a wrong token is a GatewayAuthError that says what to do and shows no token", async () => {
  const wrong = "not-the-token-of-this-gateway";
  const gateway = openClient({ token: wrong });
  const error = await rejectionOf(gateway.connect());
  expect(error).toBeInstanceOf(GatewayAuthError);
  expect(error).toMatchObject({ ...differences.wrongToken, retryable: false });
  expect(String(error)).toMatch(/gateway\.auth|OPENCLAW_GATEWAY_TOKEN|`token`/);
  expect(everythingPrinted(error)).not.toContain(wrong);
});

test("no token at all is refused with an error that shows how to give one", async () => {
  const { url } = sharedGateway();
  await using gateway = new GatewayClient({ url });
  const error = await rejectionOf(gateway.connect());
  expect(error).toBeInstanceOf(PincerError);
  expect(String(error)).toMatch(/token|device/i);
});

test("a kind of client that no gateway knows is refused with the field and its value's rule", async () => {
  const error = await rejectionOf(openClient({ clientInfo: { id: "no-such-client" } }).connect());
  expect(error).toBeInstanceOf(PincerError);
  expect(error).toMatchObject({ code: "INVALID_REQUEST", retryable: false });
  expect(String(error)).toContain("/client/id");
});

test("diagnose says as data that all is well, and what is wrong", async () => {
  expect(await openClient().diagnose()).toMatchObject({ ok: true });
  expect(await openClient({ token: "wrong" }).diagnose()).toMatchObject({ ok: false });
});

test("nobody listening is a GatewayConnectionError on the first attempt", async () => {
  const url = `ws://127.0.0.1:${await freePort()}`;
  const { token } = sharedGateway();
  const error = await rejectionOf(openClient({}, { url, token }).connect());
  expect(error).toBeInstanceOf(GatewayConnectionError);
  expect(String(error)).toContain(url);
  expect(everythingPrinted(error)).not.toContain(token);
});

test("close settles what is under way and the closed promise, and nothing can be asked after it", async () => {
  const gateway = openClient();
  await gateway.connect();
  const pending = rejectionOf(gateway.request("agent.wait", { runId: "never-heard-of", timeoutMs: 30_000 }));
  await gateway.close();
  expect(await pending).toBeInstanceOf(GatewayClosedError);
  await expect(gateway.closed).resolves.toBeDefined();
  expect(gateway.state).toBe("closed");
  expect(await rejectionOf(gateway.request("sessions.list", {}))).toBeInstanceOf(GatewayClosedError);
  await gateway.close();
});

test("the token is in nothing that a connected client prints", async () => {
  const gateway = openClient();
  await gateway.connect();
  expect(everythingPrinted(gateway)).not.toContain(sharedGateway().token);
});
