import { deferred } from "@pincer/shared/internal";
import { expect, onTestFinished, test, vi } from "vitest";

import { PLANTED_SIGNING_KEY } from "../../../../test/canaries.ts";
import { signWebhook } from "../../../webhooks/sign-webhook.ts";
import { formOf, from, localApi, to } from "../../test/local-api.ts";

const hook = "https://example.com/hook?a=1";
const signingKey = PLANTED_SIGNING_KEY;
const message = { To: to, From: from, Body: "안녕" };

test("message events go to the webhooks that listen to them, as signed forms", async () => {
  const { api, clock, post, receiver } = localApi({ signingKey });
  await post("/webhooks", { url: hook, events: ["message.sent"] });
  await post("/webhooks", { url: "https://example.com/other", events: ["message.failed", "made.up"] });
  const { messageId } = (await post("/messages", message)).body;
  clock.advance(200);
  await api.settled();
  expect(receiver.forms).toEqual([
    {
      MessageId: messageId,
      AccountId: "AC_test",
      From: from,
      To: to,
      Direction: "outbound",
      Type: "sms",
      Status: "sent",
      Timestamp: "2026-01-01T00:00:00.200Z",
    },
  ]);
  const [params = {}] = receiver.forms;
  expect(receiver.headers[0]?.get("x-signature")).toBe(await signWebhook({ url: hook, params, signingKey }));
});

test("without a signing key nothing is signed; webhookUrl is there from the beginning", async () => {
  const { api, receiver } = localApi({ webhookUrl: hook });
  await api.simulate.inboundMessage({ from: to, to: from, body: "hi", mediaCount: 1 });
  await api.settled();
  expect(receiver.forms).toMatchObject([{ Status: "received", Subject: "", Body: "hi", NumMedia: "1" }]);
  expect(receiver.forms[0]?.["MediaUrl0"]).toMatch(
    /^http:\/\/localhost\/v1\/accounts\/AC_test\/messages\/MG\w+\/media\/0$/,
  );
  expect(receiver.headers[0]?.has("x-signature")).toBe(false);
  api.reset();
  await api.simulate.inboundMessage({ from: to, to: from, body: "again" });
  await api.settled();
  expect(receiver.forms).toHaveLength(2);
});

test("status callbacks come in order, for the events that were asked for", async () => {
  const { api, clock, post, receiver } = localApi();
  const call = { To: to, From: from, Url: "https://example.com", StatusCallback: hook, MachineDetection: "Enable" };
  await post("/calls", call);
  await post("/calls", { ...call, StatusCallbackEvent: "answered" });
  clock.advance(60_000);
  await api.settled();
  expect(receiver.forms.map((form) => [form["CallStatus"], form["AnsweredBy"]])).toEqual([
    ["queued", undefined],
    ["ringing", undefined],
    ["in-progress", undefined],
    ["in-progress", undefined],
    ["completed", "human"],
  ]);
});

test("a receiver that is slow gets the next callback only when it has answered, others do not wait for it", async () => {
  const slow = deferred<Response>();
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    asked.push(`${input as string} ${new URLSearchParams(formOf(init)).get("CallStatus")}`);
    return asked.length === 1 ? slow.promise : Promise.resolve(new Response("ok"));
  };
  const { api, clock, post } = localApi({ fetch });
  const call = { To: to, From: from, Url: "https://example.com" };
  await post("/calls", { ...call, StatusCallback: "https://slow.test/" });
  clock.advance(100);
  await post("/calls", { ...call, StatusCallback: "https://quick.test/" });
  await vi.waitUntil(() => api.deliveries.some(({ status }) => status === "delivered"));
  expect(asked).toEqual(["https://slow.test/ queued", "https://quick.test/ queued"]);
  slow.resolve(new Response("ok"));
  await api.settled();
  expect(asked.slice(2)).toEqual(["https://slow.test/ ringing"]);
});

test("a number's status callback is told of inbound calls", async () => {
  const { api, clock, receiver, send } = localApi();
  await send("PUT", `/numbers/${from}`, { statusCallback: hook, statusCallbackEvents: "ringing completed" });
  await api.simulate.inboundCall({ from: to, to: from, outcome: "busy" });
  clock.advance(60_000);
  await api.settled();
  expect(receiver.forms).toMatchObject([{ CallStatus: "ringing", Direction: "inbound" }, { CallStatus: "busy" }]);
});

test("a receiver that fails is tried three times, and never disturbs the server", async () => {
  const { api, clock, get, post, receiver } = localApi();
  const { id } = (await post("/webhooks", { url: hook, events: ["message.sent"] })).body;
  receiver.answers = [500, new TypeError("connection refused"), 302];
  await post("/messages", message);
  const logged: unknown[] = [];
  for (const ms of [200, 1000, 5000, 60_000]) {
    clock.advance(ms);
    await api.settled();
    const [log] = (await get(`/webhooks/${id}/logs`)).body.data;
    logged.push([log?.["status"], log?.["attempt"], log?.["responseStatus"], log?.["responseBody"]]);
  }
  expect(logged).toEqual([
    ["pending", 1, 500, "ok"],
    ["pending", 2, null, "TypeError: connection refused"],
    ["failed", 3, 302, "ok"],
    ["failed", 3, 302, "ok"],
  ]);
  expect(receiver.forms).toHaveLength(3);
});

test("a delivery that is taken at the second try is delivered", async () => {
  const { api, clock, receiver } = localApi({ webhookUrl: hook });
  receiver.answers = [503];
  await api.simulate.inboundMessage({ from: to, to: from, body: "hi" });
  await api.settled();
  clock.advance(1000);
  await api.settled();
  expect(api.deliveries).toMatchObject([
    { event: "message.received", url: hook, status: "delivered", attempt: 2, completedAt: "2026-01-01T00:00:01.000Z" },
  ]);
});

test("a receiver that never answers is given up after ten seconds of real time", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const asked = deferred<void>();
  const fetch: typeof globalThis.fetch = (_input, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      asked.resolve();
    });
  const { api, clock } = localApi({ webhookUrl: hook, fetch });
  await api.simulate.inboundMessage({ from: to, to: from, body: "hi" });
  await asked.promise;
  clock.advance(60_000);
  expect(api.deliveries).toMatchObject([{ status: "pending", attempt: 1, responseBody: null }]);
  vi.advanceTimersByTime(10_000);
  await api.settled();
  expect(api.deliveries).toMatchObject([
    { status: "pending", attempt: 1, responseBody: "Error: no answer within 10000 ms" },
  ]);
});

test("webhooks are registered, changed, tested, logged and removed", async () => {
  const { api, get, post, receiver, send } = localApi();
  const created = await post("/webhooks", { url: hook, events: ["message.received"] });
  expect(created).toMatchObject({ status: 201, body: { account_id: "AC_test", url: hook, active: true } });
  const { id } = created.body;
  expect(await post(`/webhooks/${id}/test`)).toMatchObject({ status: 200, body: { ok: true } });
  await api.settled();
  expect(receiver.forms).toMatchObject([{ Status: "received", Body: "테스트" }]);
  expect((await get(`/webhooks/${id}/logs`)).body).toMatchObject({
    data: [{ webhookId: id, event: "message.received", requestUrl: hook, status: "delivered", responseStatus: 200 }],
    meta: { total: 1 },
  });
  expect(await send("PUT", `/webhooks/${id}`, { active: false })).toMatchObject({ body: { active: false, url: hook } });
  await api.simulate.inboundMessage({ from: to, to: from, body: "hi" });
  await api.settled();
  expect(receiver.forms).toHaveLength(1);
  expect(await post("/webhooks", { url: "hook", events: [] })).toMatchObject({
    status: 400,
    body: { code: "VALIDATION" },
  });
  expect(await send("DELETE", `/webhooks/${id}`)).toMatchObject({ status: 204 });
  expect(await get(`/webhooks/${id}/logs`)).toMatchObject({ status: 404 });
  expect((await get("/webhooks")).body.data).toEqual([]);
});
