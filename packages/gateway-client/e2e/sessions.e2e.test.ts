import { GatewayRequestError, MissingScopeError } from "@pincer/gateway-client";
import { expect, test } from "vitest";

import { rejectionOf } from "../test/support/rejection-of.ts";
import { differences } from "./support/differences.ts";
import { openClient } from "./support/open-client.ts";
import { newSessionKey } from "./support/session-key.ts";

test("sessions.list connects by itself and lists at most as many sessions as asked for", async () => {
  const gateway = openClient();
  await gateway.sessions.patch({ key: newSessionKey(), label: `first ${newSessionKey()}` });
  await gateway.sessions.patch({ key: newSessionKey(), label: `second ${newSessionKey()}` });
  const { sessions } = await gateway.sessions.list({ limit: 1 });
  expect(sessions).toHaveLength(1);
  expect(gateway.state).toBe("ready");
});

test("sessions.patch sets a label and a model that sessions.list then shows", async () => {
  const gateway = openClient();
  const key = newSessionKey();
  const label = `label of ${key}`;
  const patched = await gateway.sessions.patch({ key, label, model: "local/echo-2" });
  expect(patched).toMatchObject({ ok: true, key, entry: { label } });
  const { sessions } = await gateway.sessions.list({ label });
  expect(sessions).toHaveLength(1);
  expect(sessions[0]).toMatchObject({ key, label });
  const { listsModelBeforeRun } = differences;
  expect(sessions[0]?.model).toBe(listsModelBeforeRun ? "echo-2" : undefined);
});

test("request and the sessions shortcut ask the same", async () => {
  const gateway = openClient();
  const key = newSessionKey();
  const label = `label of ${key}`;
  await gateway.request("sessions.patch", { key, label });
  const answer = await gateway.request("sessions.list", { label }, { timeout: 10_000 });
  expect(answer).toMatchObject({ sessions: [{ key }] });
});

test.runIf(differences.checksProviders)("a model of a provider that the gateway does not have is refused", async () => {
  const error = await rejectionOf(openClient().sessions.patch({ key: newSessionKey(), model: "nope/none-1" }));
  expect(error).toBeInstanceOf(GatewayRequestError);
  expect(error).toMatchObject({ code: "INVALID_REQUEST", method: "sessions.patch" });
  expect(String(error)).toContain("nope");
});

test("an unknown method is a GatewayRequestError that names it", async () => {
  const error = await rejectionOf(openClient().request("nope.nothing", {}));
  expect(error).toBeInstanceOf(GatewayRequestError);
  expect(error).toMatchObject({ code: "INVALID_REQUEST", method: "nope.nothing", retryable: false });
  expect(String(error)).toContain("nope.nothing");
});

test("a method beyond the granted scopes is a MissingScopeError that names the scope", async () => {
  const gateway = openClient({ scopes: ["operator.read"] });
  const error = await rejectionOf(gateway.sessions.patch({ key: newSessionKey(), label: "not allowed" }));
  expect(error).toBeInstanceOf(MissingScopeError);
  const { patchScope } = differences;
  expect(error).toMatchObject({ missingScope: patchScope, requiredScopes: [patchScope] });
});

test("an aborted request rejects with its signal's own reason and leaves the connection usable", async () => {
  const gateway = openClient();
  await gateway.connect();
  const abort = new AbortController();
  const reason = new Error("not interested any more");
  const pending = rejectionOf(
    gateway.request("agent.wait", { runId: "never-heard-of", timeoutMs: 30_000 }, { signal: abort.signal }),
  );
  abort.abort(reason);
  expect(await pending).toBe(reason);
  await expect(gateway.sessions.list({ limit: 1 })).resolves.toHaveProperty("sessions");
});
