import { GatewayClosedError, GatewayError, GatewayRunError } from "@pincer/gateway-client";
import { expect, test } from "vitest";

import { rejectionOf } from "../test/support/rejection-of.ts";
import { stateReached } from "../test/support/state-reached.ts";
import { differences } from "./support/differences.ts";
import { openClient } from "./support/open-client.ts";
import { ownGateway } from "./support/own-gateway.ts";
import { recordedSocket } from "./support/recorded-socket.ts";
import { newSessionKey } from "./support/session-key.ts";

const server = ownGateway();
const reconnect = { initialDelay: 100, maxDelay: 500 };
const words = "one two three four five six seven eight nine ten";

/** `undefined` where it was done, else the error. */
function outcomeOf(promise: PromiseLike<unknown>): Promise<unknown> {
  return Promise.resolve(promise).then(
    () => undefined,
    (error: unknown) => error,
  );
}

test("SIGTERM in a burst of requests: each one settles, none is sent twice, and the client comes back", async () => {
  const { WebSocket, sent } = recordedSocket();
  const gateway = openClient({ reconnect, WebSocket }, server());
  const first = await gateway.connect();
  const labels: string[] = [];
  const outcomes: Promise<unknown>[] = [];
  const patch = (): Promise<unknown> => {
    const key = newSessionKey();
    labels.push(`label of ${key}`);
    const outcome = outcomeOf(gateway.sessions.patch({ key, label: `label of ${key}` }, { timeout: 120_000 }));
    outcomes.push(outcome);
    return outcome;
  };
  for (let count = 0; count < 60; count += 1) void patch();
  // A gateway that drains waits for this one's end, so it is short.
  const waits = outcomeOf(gateway.request("agent.wait", { runId: "never-heard-of", timeoutMs: 2000 }));
  await outcomes[0];

  const lost = stateReached(gateway, "reconnecting");
  const halted = server().halt();
  while (gateway.state === "ready") await patch();
  await lost;
  const waiting = patch();
  await halted;

  await server().resume();
  expect(await waiting).toBeUndefined();
  const { server: now } = await gateway.connect();
  expect(now.connId).not.toBe(first.server.connId);
  const errors = await Promise.all(outcomes);
  const reasons = [...errors, await waits].filter((error) => error !== undefined);
  expect(reasons.filter((error) => !(error instanceof GatewayError))).toEqual([]);

  const timesSent = labels.map((label) => sent.filter(({ params }) => params["label"] === label).length);
  expect(Math.max(...timesSent)).toBe(1);
  const { sessions } = await gateway.sessions.list({ limit: 1000 });
  const kept = new Set(sessions.map(({ label }) => label));
  const done = labels.filter((_, index) => errors[index] === undefined);
  expect(done.filter((label) => !kept.has(label))).toEqual([]);
});

test("SIGTERM in a run: the run settles, with its text where the gateway waits for it, and is asked for once", async () => {
  const { WebSocket, sent } = recordedSocket();
  const gateway = openClient({ reconnect, WebSocket }, server());
  const sessionKey = newSessionKey();
  const run = gateway.agent({ message: `[[slow 400]] [[say ${words}]]`, sessionKey });
  const rejection = outcomeOf(run);
  for await (const text of run.textStream) if (text !== "") break;
  const lost = stateReached(gateway, "reconnecting");
  await server().halt();
  await lost;
  await server().resume();
  await stateReached(gateway, "ready");
  const settled = (await rejection) ?? (await run);
  const { drains } = differences;
  expect(settled).toMatchObject(drains ? { status: "ok", text: words } : { name: "GatewayRunError", status: "lost" });
  expect(sent.filter(({ method }) => method === "agent")).toHaveLength(1);
  const { messages } = await gateway.request("chat.history", { sessionKey });
  expect(messages.filter(({ role }) => role === "user").length).toBeLessThanOrEqual(1);
});

test("a crash settles what is under way: requests, runs with their text so far, and `closed` without reconnect", async () => {
  const gateway = openClient({ reconnect }, server());
  const single = openClient({ reconnect: false }, server());
  await Promise.all([gateway.connect(), single.connect()]);
  // It changes nothing, so it is asked again, within its own limit.
  const wait = { runId: "never-heard-of", timeoutMs: 60_000 };
  const pending = rejectionOf(gateway.request("agent.wait", wait, { timeout: 5000 }));
  const run = single.agent({ message: "[[say so far]] [[hang]]", sessionKey: newSessionKey() });
  const rejection = rejectionOf(run);
  for await (const text of run.textStream) if (text !== "") break;

  const lost = stateReached(gateway, "reconnecting");
  await server().kill();
  await lost;
  expect(await pending).toMatchObject({ name: "GatewayTimeoutError", method: "agent.wait" });
  const error = await rejection;
  expect(error).toBeInstanceOf(GatewayRunError);
  expect(error).toMatchObject({ status: "lost", partialText: expect.stringMatching(/^so/) });
  await expect(single.closed).resolves.toBeDefined();
  expect(single.state).toBe("closed");

  const late = rejectionOf(gateway.sessions.list({}, { timeout: 300 }));
  expect(await late).toMatchObject({ name: "GatewayTimeoutError", method: "sessions.list", timeoutMs: 300 });
  const waiting = rejectionOf(gateway.sessions.list({}));
  await gateway.close();
  expect(await waiting).toBeInstanceOf(GatewayClosedError);
});
