import { once } from "node:events";

import { expect, test } from "vitest";

import { type Delivery, createLocalClawOps } from "./index.ts";
import { from, localApi, to } from "./test/local-api.ts";

const webhookUrl = "https://example.com/hook";

test("each try of a delivery is announced with what became of it", async () => {
  const tries: Delivery[] = [];
  const { api, clock, receiver } = localApi({ webhookUrl, onDelivery: (delivery) => tries.push(delivery) });
  receiver.answers = [500, Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } })];
  await api.simulate.inboundMessage({ from: to, to: from, body: "hi" });
  for (const ms of [0, 1000, 5000]) {
    clock.advance(ms);
    await api.settled();
  }
  expect(tries).toMatchObject([
    { status: "pending", attempt: 1, responseStatus: 500, event: "message.received", url: webhookUrl },
    { status: "pending", attempt: 2, responseStatus: null, responseBody: "TypeError: fetch failed (ECONNREFUSED)" },
    { status: "delivered", attempt: 3, responseStatus: 200, responseBody: "ok" },
  ]);
  expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
  expect(tries.at(-1)).toEqual(api.deliveries[0]);
});

test("a listener of deliveries that throws is told apart from the server: the retry comes, the error is uncaught", async () => {
  const mistake = new Error("a mistake in the listener");
  const { api, clock, receiver } = localApi({
    webhookUrl,
    onDelivery: () => {
      throw mistake;
    },
  });
  receiver.answers = [500];
  const listeners = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  try {
    const first = once(process, "uncaughtException");
    await api.simulate.inboundMessage({ from: to, to: from, body: "hi" });
    await api.settled();
    expect((await first)[0]).toBe(mistake);
    const second = once(process, "uncaughtException");
    clock.advance(1000);
    await api.settled();
    expect((await second)[0]).toBe(mistake);
  } finally {
    for (const listener of listeners) process.on("uncaughtException", listener);
  }
  expect(api.deliveries).toMatchObject([{ status: "delivered", attempt: 2 }]);
});

test("a listener that is no function is refused", () => {
  const options = { apiKey: "sk_test", accountId: "AC_test", onDelivery: "print" };
  expect(() => createLocalClawOps(options as never)).toThrow("onDelivery must be a function");
});
