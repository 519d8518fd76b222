import { abortable } from "@pincer/shared/internal";
import { expect, test } from "vitest";

import { GatewayClient } from "../../src/index.ts";
import { createLocalGateway, type LocalGateway } from "../../src/testing/index.ts";
import { rejectionOf } from "../support/rejection-of.ts";

// What random sessions have found, each as the shortest way to it.

const token = "token-of-what-was-found";

async function connected(gateway: LocalGateway, requestTimeout = 10_000): Promise<GatewayClient> {
  const { url } = await gateway.listen();
  return new GatewayClient({
    url,
    token,
    logLevel: "off",
    requestTimeout,
    reconnect: { initialDelay: 1, maxDelay: 5 },
  });
}

test("a run that has ended is not started again by a gateway that is restarted before its result is asked for", async () => {
  let runs = 0;
  await using gateway = createLocalGateway({
    token,
    reply: async function* reply() {
      runs += 1;
      yield "done";
    },
  });
  await using client = await connected(gateway);
  gateway.fail("drop-after-accepted");
  const run = client.agent({ message: "once" });
  // It is followed over the next connection, and has ended; then there is a pause before its result is asked for.
  await gateway.waitForRequest("agent.wait");
  await client.request("health");
  await gateway.disconnectAll(1006);
  await gateway.restart();
  expect(await rejectionOf(run)).toMatchObject({ name: "GatewayRunError", status: "lost" });
  expect(runs).toBe(1);
});

test("a run that was accepted survives a gateway that is too busy to tell its answer, or does not tell it in time", async () => {
  await using gateway = createLocalGateway({ token, reply: "done" });
  await using client = await connected(gateway, 200);
  await client.connect();
  for (const kind of ["error", "hang"] as const) {
    gateway.fail({ kind, method: "chat.history" });
    gateway.fail({ kind: "slow", method: "chat.send", delayMs: 1 });
    gateway.fail({ kind: "lose-event", event: "chat" }, { times: Infinity });
    const run = client.chat.send({ message: "hello" });
    await run.accepted;
    await gateway.disconnectAll(1006);
    expect(await run).toMatchObject({ text: "done" });
  }
});

test("a run that was accepted, and of which the gateway does not let itself be asked, is lost and says why", async () => {
  await using gateway = createLocalGateway({ token, reply: "done" });
  await using client = await connected(gateway);
  gateway.fail("drop-after-accepted");
  gateway.fail({ kind: "error", method: "agent.wait", code: "INVALID_REQUEST", message: "not now, not ever" });
  expect(await rejectionOf(client.agent({ message: "hello" }))).toMatchObject({
    name: "GatewayRunError",
    status: "lost",
    cause: { name: "GatewayRequestError" },
  });
});

test("a message whose run has failed or was stopped is not taken for answered when it is sent again with its key", async () => {
  await using gateway = createLocalGateway({
    token,
    reply: async function* reply(message, { signal }) {
      yield "a part";
      if (message === "fails") throw new Error("the model fails");
      await abortable(new Promise(() => {}), signal);
    },
  });
  await using client = await connected(gateway);
  for (const [message, status] of [
    ["fails", "error"],
    ["waits", "aborted"],
  ] as const) {
    const params = { message, idempotencyKey: `key-${message}` };
    const first = client.chat.send(params);
    for await (const _text of first.textStream) {
      if (message === "waits") void first.abort();
      break;
    }
    expect(await rejectionOf(first)).toMatchObject({ status });
    expect(await rejectionOf(client.chat.send(params))).toMatchObject({ name: "GatewayRunError", status });
  }
});

test("nothing is heard any more of a gateway that talks on while the client closes", async () => {
  await using gateway = createLocalGateway({ token, tickIntervalMs: 1 });
  const client = await connected(gateway);
  await client.connect();
  const heard: unknown[] = [];
  const off = client.on("*", (frame) => heard.push(frame));
  const closing = client.close();
  heard.length = 0;
  await closing;
  off();
  expect(heard).toEqual([]);
});
