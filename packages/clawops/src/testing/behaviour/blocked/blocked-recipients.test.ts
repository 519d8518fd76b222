import { expect, test } from "vitest";

import { from, localApi, to, url } from "../../test/local-api.ts";

const block = { recipient: "010-5555-6666", channel: "message" };

test("a recipient is blocked once, whatever its spelling", async () => {
  const { post, get } = localApi();
  const first = await post("/blocked-recipients", { ...block, note: "수신 거부" });
  expect(first).toMatchObject({
    status: 201,
    body: { recipient: to, channel: "message", active: true, source: "api", note: "수신 거부", unblockedAt: null },
  });
  const again = await post("/blocked-recipients", { ...block, recipient: "+82 10-5555-6666" });
  expect(again).toEqual({ ...first, status: 200, headers: expect.anything() });
  expect((await get("/blocked-recipients?recipient=010-5555-6666")).body).toMatchObject({
    data: [{ id: first.body.id }],
    meta: { page: 0, pageSize: 20, total: 1 },
  });
  expect((await get("/blocked-recipients?channel=call")).body.data).toEqual([]);
});

test("messages and calls to a blocked number are refused, and leave nothing", async () => {
  const { post, get } = localApi();
  await post("/blocked-recipients", block);
  const message = { To: to, From: from, Body: "안녕" };
  expect(await post("/messages", message)).toMatchObject({ status: 422, body: { code: "recipient_blocked" } });
  expect(await post("/calls", { To: to, From: from, Url: url })).toMatchObject({ status: 201 });
  await post("/blocked-recipients", { ...block, channel: "call" });
  const refused = await post("/calls", { To: to, From: from, Url: url });
  expect(refused).toMatchObject({ status: 422, body: { code: "recipient_blocked" } });
  expect((await get("/messages")).body.data).toEqual([]);
  expect((await get("/calls")).body.data).toHaveLength(1);
});

test("a call cannot be transferred to a blocked number", async () => {
  const { api, post, clock } = localApi();
  api.simulate.callOutcome({ to, outcome: "completed", talkMs: Number.POSITIVE_INFINITY });
  const { callId } = (await post("/calls", { To: to, From: from, AgentId: "AG1" })).body;
  clock.advance(1000);
  await post("/blocked-recipients", { recipient: "01077778888", channel: "call" });
  const refused = await post(`/calls/${callId}/actions/transfer`, { to: "01077778888" });
  expect(refused).toMatchObject({ status: 422, body: { code: "recipient_blocked" } });
});

test("a released recipient can be reached again; releasing it again changes nothing", async () => {
  const { post, get, send, clock } = localApi();
  const { id } = (await post("/blocked-recipients", block)).body;
  expect((await send("PATCH", `/blocked-recipients/${id}`, { note: "x" })).body).toMatchObject({ note: "x" });
  expect((await send("PATCH", `/blocked-recipients/${id}`, { note: null })).body).toMatchObject({ note: null });
  clock.advance(1000);
  const released = await send("DELETE", `/blocked-recipients/${id}`, { note: "동의" });
  expect(released).toMatchObject({
    status: 200,
    body: { active: false, unblockedAt: "2026-01-01T00:00:01.000Z", unblockedSource: "api", unblockedNote: "동의" },
  });
  clock.advance(1000);
  expect((await send("DELETE", `/blocked-recipients/${id}`)).body).toEqual(released.body);
  expect(await post("/messages", { To: to, From: from, Body: "x" })).toMatchObject({ status: 201 });
  expect((await get("/blocked-recipients")).body.data).toEqual([]);
  expect((await get("/blocked-recipients?status=released")).body.data).toEqual([released.body]);
  expect((await get("/blocked-recipients?status=all")).body.data).toHaveLength(1);
  expect(await post("/blocked-recipients", block)).toMatchObject({ status: 201 });
});

test.each([
  [{ recipient: "12", channel: "call" }, "/body/recipient"],
  [{ recipient: to, channel: "email" }, "/body/recipient"],
  [{ recipient: to, channel: "pigeon" }, "/body/channel"],
  [{ channel: "call" }, "/body/recipient"],
  [{ number: to, channel: "call" }, "/body/recipient"],
])("%j is refused", async (body, path) => {
  const { post } = localApi();
  expect(await post("/blocked-recipients", body)).toMatchObject({
    status: 400,
    body: { code: "VALIDATION", errors: [{ path }] },
  });
});

test("an entry that is not there is 404", async () => {
  const { get } = localApi();
  expect(await get("/blocked-recipients/cm1")).toMatchObject({ status: 404, body: { error: expect.any(String) } });
});
