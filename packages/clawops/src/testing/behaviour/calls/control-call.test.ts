import { expect, test } from "vitest";

import { from, type LocalApi, localApi, to, url } from "../../test/local-api.ts";

async function startedCall({ post, clock }: LocalApi, ms: number): Promise<string> {
  const { callId } = (await post("/calls", { To: to, From: from, Url: url })).body;
  clock.advance(ms);
  return callId;
}

test("hanging up ends a call that is talked in", async () => {
  const local = localApi();
  const callId = await startedCall(local, 800);
  expect(await local.post(`/calls/${callId}`, { Status: "completed" })).toMatchObject({
    status: 200,
    body: { callId, status: "completed" },
  });
  const { body } = await local.get(`/calls/${callId}`);
  expect(body).toMatchObject({
    status: "completed",
    hangupSource: "app",
    duration: 1,
    dateUpdated: "2026-01-01T00:00:00.800Z",
  });
});

test("hanging up cancels a call that rings", async () => {
  const local = localApi();
  const callId = await startedCall(local, 200);
  await local.post(`/calls/${callId}`, { Status: "completed" });
  local.clock.advance(60_000);
  expect((await local.get(`/calls/${callId}`)).body).toMatchObject({
    status: "canceled",
    hangupCause: "caller_canceled",
    duration: null,
  });
});

test("a call that has ended cannot be hung up", async () => {
  const local = localApi();
  const callId = await startedCall(local, 60_000);
  expect(await local.post(`/calls/${callId}`, { Status: "completed" })).toMatchObject({
    status: 409,
    body: { code: "hangup_not_applicable", callId, status: "completed" },
  });
  expect(await local.post(`/calls/${callId}`, { Status: "canceled" })).toMatchObject({ status: 400 });
});

test("only a bridged call can be played into, once at a time", async () => {
  const local = localApi();
  local.api.simulate.callOutcome({ to, outcome: "completed", talkMs: Number.POSITIVE_INFINITY });
  const callId = await startedCall(local, 500);
  const play = `/calls/${callId}/actions/play`;
  expect(await local.post(play, { text: "안녕" })).toMatchObject({ status: 409, body: { code: "CALL_NOT_CONNECTED" } });
  local.api.simulate.bridgeCall(callId);
  expect(await local.post(play, {})).toMatchObject({ status: 400, body: { code: "invalid_request" } });
  expect(await local.post(play, { text: "a", url })).toMatchObject({ status: 400, body: { code: "invalid_request" } });
  expect(await local.post(play, { url: "x" })).toMatchObject({
    status: 400,
    body: { errors: [{ path: "/body/url" }] },
  });
  expect(await local.post(play, { text: "안녕" })).toMatchObject({ status: 202, body: { callId, status: "playing" } });
  expect(await local.post(play, { text: "안녕" })).toMatchObject({ status: 409, body: { code: "PLAY_IN_PROGRESS" } });
  local.clock.advance(500);
  expect(await local.post(play, { url })).toMatchObject({ status: 202 });
});

test("the other party hangs up where the test says so", async () => {
  const local = localApi();
  local.api.simulate.callOutcome({ to, outcome: "completed", talkMs: Number.POSITIVE_INFINITY });
  const callId = await startedCall(local, 60_000);
  local.api.simulate.hangUp(callId);
  expect((await local.get(`/calls/${callId}`)).body).toMatchObject({
    status: "completed",
    hangupSource: "callee",
    duration: 60,
  });
  expect(() => local.api.simulate.hangUp(callId)).toThrow("has ended");
  expect(() => local.api.simulate.hangUp("CA_none")).toThrow("there is no call CA_none");
});

test("an inbound call rings at once and is answered", async () => {
  const { api, clock, get } = localApi({ numbers: [from] });
  const call = await api.simulate.inboundCall({ from: "010-1234-5678", to: from });
  expect(call).toMatchObject({ status: "ringing", direction: "inbound", from: "01012345678", to: from });
  clock.advance(400);
  expect((await get(`/calls/${call.callId}`)).body).toMatchObject({ status: "in-progress" });
  clock.advance(1000);
  expect((await get(`/calls/${call.callId}`)).body).toMatchObject({
    status: "completed",
    hangupSource: "caller",
    duration: 1,
  });
});

test("an inbound call needs a caller and a number of the account", async () => {
  const { simulate } = localApi({ numbers: [from] }).api;
  await expect(simulate.inboundCall({ from: to, to: "07099998888" })).rejects.toThrow("not a number of the account");
  await expect(simulate.inboundCall({ from: "me", to: from })).rejects.toThrow("from is not a phone number");
  await expect(simulate.inboundCall({ from: to, to: from, talkMs: -1 })).rejects.toThrow("talkMs");
});
