import { GatewayRequestError } from "@pincer/gateway-client";
import { expect, test } from "vitest";

import { rejectionOf } from "../test/support/rejection-of.ts";
import { chatEnd } from "./support/chat-end.ts";
import { openClient } from "./support/open-client.ts";
import { newSessionKey } from "./support/session-key.ts";

test("a chat message is taken, streams by events and is in the history with its answer", async () => {
  const gateway = openClient();
  await gateway.connect();
  const sessionKey = newSessionKey();
  const idempotencyKey = crypto.randomUUID();
  const end = chatEnd(gateway, idempotencyKey);
  const message = "[[slow 100]] [[say one two three]]";
  const answer = await gateway.request("chat.send", { sessionKey, message, idempotencyKey });
  expect(answer).toMatchObject({ runId: idempotencyKey, status: "started" });
  expect(await end).toMatchObject({ state: "final", text: "one two three" });
  const { messages } = await gateway.request("chat.history", { sessionKey, limit: 10 });
  expect(messages.map(({ role }) => role)).toEqual(["user", "assistant"]);
  expect(JSON.stringify(messages[1])).toContain("one two three");
});

test("the same chat message sent again starts nothing", async () => {
  const gateway = openClient();
  const sessionKey = newSessionKey();
  const params = { sessionKey, message: "[[slow 100]] [[say just once]]", idempotencyKey: crypto.randomUUID() };
  await gateway.connect();
  const end = chatEnd(gateway, params.idempotencyKey);
  await gateway.request("chat.send", params);
  expect(await gateway.request("chat.send", params)).toMatchObject({ status: "in_flight" });
  await end;
  const { messages } = await gateway.request("chat.history", { sessionKey });
  expect(messages.filter(({ role }) => role === "assistant")).toHaveLength(1);
});

test("an abort stops a chat run, and a second one says that nothing runs", async () => {
  const gateway = openClient();
  await gateway.connect();
  const sessionKey = newSessionKey();
  const runId = crypto.randomUUID();
  const end = chatEnd(gateway, runId);
  const started = new Promise<void>((resolve) => {
    gateway.on("chat", (event) => {
      if (event.runId === runId && event.state === "delta") resolve();
    });
  });
  await gateway.request("chat.send", { sessionKey, message: "[[say so far]] [[hang]]", idempotencyKey: runId });
  await started;
  expect(await gateway.request("chat.abort", { sessionKey, runId })).toMatchObject({ aborted: true, runIds: [runId] });
  expect(await end).toMatchObject({ state: "aborted" });
  expect(await gateway.request("chat.abort", { sessionKey, runId })).toMatchObject({ aborted: false });
});

test("an empty chat message is refused", async () => {
  const params = { sessionKey: newSessionKey(), message: "", idempotencyKey: crypto.randomUUID() };
  const error = await rejectionOf(openClient().request("chat.send", params));
  expect(error).toBeInstanceOf(GatewayRequestError);
  expect(error).toMatchObject({ code: "INVALID_REQUEST", method: "chat.send" });
});
