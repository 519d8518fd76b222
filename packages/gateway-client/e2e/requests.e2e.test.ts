import { GatewayError, GatewayTimeoutError } from "@pincer/gateway-client";
import { expect, test } from "vitest";

import { connected } from "../test/support/raw-client.ts";
import { rejectionOf } from "../test/support/rejection-of.ts";
import { differences } from "./support/differences.ts";
import { sharedGateway } from "./support/generation.ts";
import { openClient } from "./support/open-client.ts";
import { newSessionKey } from "./support/session-key.ts";

test("200 requests at once are all answered, each with its own answer", async () => {
  const gateway = openClient();
  await gateway.connect();
  const ids = Array.from({ length: 200 }, (_, index) => `never-heard-of-${index}`);
  const answers = await Promise.all(ids.map((runId) => gateway.request("agent.wait", { runId, timeoutMs: 1 })));
  expect(answers.map(({ runId }) => runId)).toEqual(ids);
});

test("a request that is not answered in time is a GatewayTimeoutError, and its late answer changes nothing", async () => {
  const gateway = openClient();
  await gateway.connect();
  const params = { runId: "never-heard-of", timeoutMs: 500 };
  const error = await rejectionOf(gateway.request("agent.wait", params, { timeout: 50 }));
  expect(error).toBeInstanceOf(GatewayTimeoutError);
  expect(error).toMatchObject({ method: "agent.wait", timeoutMs: 50 });
  await gateway.request("agent.wait", { ...params, timeoutMs: 600 }); // the late answer has come by now
  expect(gateway.state).toBe("ready");
});

test("a message that is larger than the gateway takes is refused before it is sent, and the connection stays", async () => {
  const gateway = openClient();
  const { server, policy } = await gateway.connect();
  expect(policy.maxPayload).toBe(differences.maxPayload);
  const label = "x".repeat(policy.maxPayload);
  const error = await rejectionOf(gateway.sessions.patch({ key: newSessionKey(), label }));
  expect(error).toBeInstanceOf(GatewayError);
  expect(error).toMatchObject({ kind: "invalid-argument" });
  expect(String(error)).toContain(String(policy.maxPayload));
  expect((await gateway.connect()).server.connId).toBe(server.connId);
});

test("a frame of that size would have killed the connection", async () => {
  const { url, token } = sharedGateway();
  const raw = await connected(url, token);
  raw.send({ type: "req", id: "1", method: "health", params: { x: "x".repeat(differences.maxPayload) } });
  expect(await raw.closed()).toMatchObject({ code: 1009 });
});
