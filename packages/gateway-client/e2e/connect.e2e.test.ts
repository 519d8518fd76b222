import {
  GatewayAuthError,
  GatewayClosedError,
  GatewayConnectionError,
  PincerError,
  ProtocolMismatchError,
} from "@pincer/gateway-client";
import { expect, inject, test } from "vitest";

import { everythingPrinted } from "../test/support/everything-printed.ts";
import { rejectionOf } from "../test/support/rejection-of.ts";
import { freePort } from "./real-gateway/free-port.ts";
import { openClient } from "./support/open-client.ts";

test("connect gives the gateway's hello with the newest protocol and the scopes asked for", async () => {
  const gateway = openClient();
  expect(gateway.state).toBe("idle");
  const hello = await gateway.connect();
  expect(hello.protocol).toBe(4);
  expect(hello.auth?.scopes).toEqual(["operator.admin"]);
  expect(hello.features.methods).toContain("sessions.list");
  expect(gateway.state).toBe("ready");
});

test("connect asks for no more than the scopes it was given", async () => {
  const hello = await openClient({ scopes: ["operator.read"] }).connect();
  expect(hello.auth?.scopes).toEqual(["operator.read"]);
});

test("concurrent connects share one attempt", async () => {
  const gateway = openClient();
  const [first, second] = await Promise.all([gateway.connect(), gateway.connect()]);
  expect(second.server.connId).toBe(first.server.connId);
});

test("the token may be a function", async () => {
  const { token } = inject("sharedGateway");
  const hello = await openClient({ token: async () => token }).connect();
  expect(hello.protocol).toBe(4);
});

test("a wrong token is a GatewayAuthError that says what to do and shows no token", async () => {
  const wrong = "not-the-token-of-this-gateway";
  const gateway = openClient({ token: wrong });
  const error = await rejectionOf(gateway.connect());
  expect(error).toBeInstanceOf(GatewayAuthError);
  expect(error).toMatchObject({ code: "INVALID_REQUEST", details: { code: "AUTH_TOKEN_MISMATCH" }, retryable: false });
  expect(String(error)).toMatch(/token/i);
  expect(String(error)).toMatch(/gateway\.auth|OPENCLAW_GATEWAY_TOKEN|`token`/);
  expect(everythingPrinted(error)).not.toContain(wrong);
});

test("no token at all is refused with an error that shows how to give one", async () => {
  const { url } = inject("sharedGateway");
  const { GatewayClient } = await import("@pincer/gateway-client");
  await using gateway = new GatewayClient({ url });
  const error = await rejectionOf(gateway.connect());
  expect(error).toBeInstanceOf(PincerError);
  expect(String(error)).toMatch(/token|device/i);
});

test("a protocol range that the gateway does not speak is a ProtocolMismatchError with both sides' versions", async () => {
  const error = await rejectionOf(openClient({ protocol: { min: 3, max: 3 } }).connect());
  expect(error).toBeInstanceOf(ProtocolMismatchError);
  expect(error).toMatchObject({ clientMin: 3, clientMax: 3, expected: 4, retryable: false });
});

test("nobody listening is a GatewayConnectionError on the first attempt", async () => {
  const url = `ws://127.0.0.1:${await freePort()}`;
  const { token } = inject("sharedGateway");
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
  const { token } = inject("sharedGateway");
  const gateway = openClient();
  await gateway.connect();
  expect(everythingPrinted(gateway)).not.toContain(token);
});
