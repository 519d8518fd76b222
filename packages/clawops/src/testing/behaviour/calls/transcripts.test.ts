import { expect, test } from "vitest";

import { account, apiKey, from, type LocalApi, localApi, to, url } from "../../test/local-api.ts";

async function endedCall({ post, clock }: LocalApi, number = to): Promise<string> {
  const { callId } = (await post("/calls", { To: number, From: from, Url: url })).body;
  clock.advance(60_000);
  return callId;
}

test("a transcript is asked for, pending, and completed by the clock", async () => {
  const local = localApi();
  const callId = await endedCall(local);
  const path = `/calls/${callId}/transcript`;
  expect((await local.get(path)).body).toEqual({ status: "not_requested" });
  expect((await local.get(`/calls/${callId}/summary`)).body).toEqual({ status: "not_requested" });
  expect(await local.post(path)).toMatchObject({ status: 202, body: { status: "pending", callId } });
  expect((await local.get(path)).body).toEqual({ status: "pending", startedAt: "2026-01-01T00:01:00.000Z" });
  const again = await local.post(path);
  expect(again).toMatchObject({ status: 409, body: { status: "pending", startedAt: "2026-01-01T00:01:00.000Z" } });
  expect(again.body).not.toHaveProperty("code");
  local.clock.advance(500);
  const { body } = await local.get(path);
  expect(body).toMatchObject({ status: "completed", callId, segmentCount: 4 });
  expect(body["segments"]).toMatchObject([{ speaker: "speaker_0", start: 0 }, {}, {}, { end: 1 }]);
  expect(await local.post(path)).toMatchObject({ status: 409, body: { status: "completed" } });
  expect((await local.get(`/calls/${callId}/summary`)).body).toEqual({ status: "pending" });
  local.clock.advance(300);
  const summary = (await local.get(`/calls/${callId}/summary`)).body;
  expect(summary).toMatchObject({ status: "completed", callId, updatedAt: "2026-01-01T00:01:00.800Z" });
});

test("a call without a recording has no transcript, and one that runs cannot have one yet", async () => {
  const local = localApi();
  const callId = await endedCall(local, "01012340001");
  const path = `/calls/${callId}/transcript`;
  await local.post(path);
  local.clock.advance(500);
  expect((await local.get(path)).body).toEqual({ status: "failed", stage: "download", error: "no_recording" });
  expect((await local.get(`/calls/${callId}/summary`)).body).toEqual({
    status: "failed",
    failedReason: "no_recording",
  });
  expect(await local.post(path)).toMatchObject({ status: 202 });
  const running = (await local.post("/calls", { To: to, From: from, Url: url })).body.callId;
  expect(await local.post(`/calls/${running}/transcript`)).toMatchObject({ status: 400 });
});

test("a recording is a WAV with a name, until it is deleted", async () => {
  const local = localApi();
  const callId = await endedCall(local);
  const address = `${local.api.url}${account}/recordings/${callId}`;
  const response = await local.api.fetch(address, { headers: { authorization: `Bearer ${apiKey}` } });
  expect(response.headers.get("content-type")).toBe("audio/wav");
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${callId}.wav"`);
  expect(new TextDecoder().decode((await response.arrayBuffer()).slice(0, 4))).toBe("RIFF");
  expect(await local.send("DELETE", `/recordings/${callId}`)).toMatchObject({ status: 204 });
  expect(await local.send("DELETE", `/recordings/${callId}`)).toMatchObject({ status: 204 });
  expect(await local.get(`/recordings/${callId}`)).toMatchObject({ status: 404 });
  expect((await local.get(`/calls/${callId}`)).body).toMatchObject({ recordingUrl: null });
});

test("a test decides how a transcript and a summary end, and ends those that are under way", async () => {
  const local = localApi();
  const { simulate } = local.api;
  const callId = await endedCall(local);
  const path = `/calls/${callId}/transcript`;
  await local.post(path);
  simulate.transcript(callId, { status: "failed", stage: "audio", error: "no_audio" });
  expect((await local.get(path)).body).toEqual({ status: "failed", stage: "audio", error: "no_audio" });
  expect((await local.get(`/calls/${callId}/summary`)).body).toEqual({ status: "failed", failedReason: "no_audio" });
  const segments = [{ speaker: "speaker_0", start: 0, end: 1, text: "여보세요" }];
  simulate.transcript(callId, { status: "completed", segments });
  expect(await local.post(path)).toMatchObject({ status: 202 });
  local.clock.advance(500);
  expect((await local.get(path)).body).toEqual({ status: "completed", callId, segmentCount: 1, segments });
  simulate.summary(callId, { status: "failed", failedReason: "too_short" });
  expect((await local.get(`/calls/${callId}/summary`)).body).toEqual({ status: "failed", failedReason: "too_short" });
  expect(() => simulate.transcript("CA_missing", { status: "completed" })).toThrow(/there is no call CA_missing/);
});

test("webhooks hear of recordings, transcripts and summaries, with the call and nothing that is not documented", async () => {
  const local = localApi();
  const events = ["recording.completed", "transcript.completed", "summary.completed", "transcript.failed"];
  await local.post("/webhooks", { url: "https://example.com/hook", events });
  const callId = await endedCall(local);
  await local.post(`/calls/${callId}/transcript`);
  local.clock.advance(800);
  await local.api.settled();
  expect(local.api.deliveries.map(({ event }) => event)).toEqual(events.slice(0, 3));
  expect(local.receiver.forms[1]).toEqual({
    CallId: callId,
    AccountId: "AC_test",
    Timestamp: "2026-01-01T00:01:00.500Z",
  });
});

test("what VoiceML's Record keeps is there by its name, until it is deleted or 90 days have passed", async () => {
  const local = localApi();
  const callId = await endedCall(local);
  const name = local.api.simulate.verbRecording(callId);
  const path = `/recordings/${callId}/verb/${name}`;
  expect(name).toBe(`verbrec-${callId}-${Date.parse("2026-01-01T00:01:00.000Z")}`);
  const other = local.api.simulate.verbRecording(callId);
  expect(other).not.toBe(name);
  expect((await local.get(path)).headers.get("content-type")).toBe("audio/wav");
  expect(await local.send("DELETE", path)).toMatchObject({ status: 204 });
  expect(await local.send("DELETE", path)).toMatchObject({ status: 204 });
  expect(await local.get(path)).toMatchObject({ status: 404 });
  local.clock.advance(90 * 24 * 60 * 60 * 1000);
  expect(await local.get(`/recordings/${callId}/verb/${other}`)).toMatchObject({ status: 404 });
});
