import { GatewayConnectionError, GatewayError, GatewayRunError, GatewayTimeoutError } from "@pincer/gateway-client";
import { expect, test } from "vitest";

import { rejectionOf } from "../test/support/rejection-of.ts";
import { stateReached } from "../test/support/state-reached.ts";
import { openClient } from "./support/open-client.ts";
import { ownGateway } from "./support/own-gateway.ts";
import { newSessionKey } from "./support/session-key.ts";

const server = ownGateway();
const reconnect = { initialDelay: 100, maxDelay: 500 };

test("a client comes back when its gateway was stopped and started again", async () => {
  const gateway = openClient({ reconnect }, server());
  const first = await gateway.connect();
  const key = newSessionKey();
  await gateway.sessions.patch({ key, label: `kept ${key}` });
  const pending = rejectionOf(gateway.request("agent.wait", { runId: "never-heard-of", timeoutMs: 60_000 }));

  const lost = stateReached(gateway, "reconnecting");
  await server().halt();
  await lost;
  expect(await pending).toBeInstanceOf(GatewayError); // refused by the stopping gateway or cut off with it

  const back = stateReached(gateway, "ready");
  const waiting = gateway.sessions.list({ label: `kept ${key}` }, { timeout: 60_000 });
  await server().resume();
  await back;
  expect((await waiting).sessions.map((session) => session.key)).toEqual([key]);
  const { server: now } = await gateway.connect();
  expect(now.connId).not.toBe(first.server.connId);
});

test("a crash rejects what is under way, and a request made while the gateway is away ends within its limit", async () => {
  const gateway = openClient({ reconnect }, server());
  await gateway.connect();
  const pending = rejectionOf(gateway.request("agent.wait", { runId: "never-heard-of", timeoutMs: 60_000 }));
  const lost = stateReached(gateway, "reconnecting");
  await server().kill();
  await lost;
  expect(await pending).toBeInstanceOf(GatewayConnectionError);
  const error = await rejectionOf(gateway.sessions.list({}, { timeout: 300 }));
  expect(error).toBeInstanceOf(GatewayTimeoutError);
  expect(error).toMatchObject({ method: "sessions.list", timeoutMs: 300 });
  await gateway.close();
  expect(gateway.state).toBe("closed");
});

test("without reconnect a lost gateway closes the client, and the closed promise says why", async () => {
  const gateway = openClient({ reconnect: false }, server());
  await gateway.connect();
  await server().kill();
  await expect(gateway.closed).resolves.toBeDefined();
  expect(gateway.state).toBe("closed");
});

test("a run whose gateway crashes does not hang: it rejects with the text so far", async () => {
  const gateway = openClient({ reconnect: false }, server());
  const run = gateway.agent({ message: "[[say so far]] [[hang]]", sessionKey: newSessionKey() });
  const rejection = rejectionOf(run);
  for await (const text of run.textStream) if (text !== "") break;
  await server().kill();
  const error = await rejection;
  expect(error).toBeInstanceOf(GatewayRunError);
  expect(error).toMatchObject({ status: "lost" });
  expect(error).toHaveProperty("partialText", expect.stringMatching(/^so/));
});
