import { expect, test } from "vitest";

import { from, localApi, to, url } from "../../test/local-api.ts";

const call = { To: to, From: from, Url: url };

test("a call is queued, rings, is answered and ends, by the clock", async () => {
  const { clock, get, post } = localApi();
  const created = await post("/calls", call);
  expect(created).toMatchObject({
    status: 201,
    body: { status: "queued", to, from, direction: "outbound", accountId: "AC_test" },
  });
  const { callId } = created.body;
  expect(callId).toMatch(/^CA\w{32}$/);
  const seen: unknown[] = [];
  for (const ms of [100, 400, 1000]) {
    clock.advance(ms - 1);
    seen.push((await get(`/calls/${callId}`)).body["status"]);
    clock.advance(1);
    seen.push((await get(`/calls/${callId}`)).body["status"]);
  }
  expect(seen).toEqual(["queued", "ringing", "ringing", "in-progress", "in-progress", "completed"]);
  expect((await get(`/calls/${callId}`)).body).toEqual({
    ...created.body,
    status: "completed",
    duration: 1,
    recordingUrl: `/v1/accounts/AC_test/recordings/${callId}`,
    hangupCause: "normal_clearing",
    hangupCauseQ850: 16,
    sipResponseCode: 200,
    hangupSource: "callee",
    transfers: [],
    dateUpdated: "2026-01-01T00:00:01.500Z",
  });
});

test.each([
  ["0001", "busy", "user_busy", 17],
  ["0002", "no-answer", "no_answer", 19],
  ["0003", "failed", "destination_out_of_order", 27],
  ["0004", "rejected", "call_rejected", 21],
])("a number that ends in %s is %s", async (ending, status, hangupCause, hangupCauseQ850) => {
  const { clock, get, post } = localApi();
  const { callId } = (await post("/calls", { ...call, To: `0101234${ending}` })).body;
  clock.advance(10_000);
  const { body } = await get(`/calls/${callId}`);
  expect(body).toMatchObject({ status, hangupCause, hangupCauseQ850, duration: null, recordingUrl: null });
});

test("the test decides how a call ends, until a reset", async () => {
  const { api, clock, get, post } = localApi();
  api.simulate.callOutcome({ to: "010-5555-6666", outcome: "busy" });
  await post("/calls", call);
  clock.advance(10_000);
  expect((await get("/calls")).body.data).toMatchObject([{ status: "busy" }]);
  api.reset();
  await post("/calls", call);
  clock.advance(10_000);
  expect((await get("/calls")).body.data).toMatchObject([{ status: "completed" }]);
});

test("nobody answers in time where the ring time is shorter than the ringing", async () => {
  const { clock, get, post } = localApi({ timing: { ringMs: 5000, noAnswerMs: 60_000 } });
  const { callId } = (await post("/calls", { ...call, Timeout: 2 })).body;
  clock.advance(100 + 1999);
  expect((await get(`/calls/${callId}`)).body).toMatchObject({ status: "ringing" });
  clock.advance(1);
  expect((await get(`/calls/${callId}`)).body).toMatchObject({ status: "no-answer" });
});

test("machine detection says who answered, and hangs up on a machine where it shall", async () => {
  const { api, clock, get, post } = localApi();
  const answers: unknown[] = [];
  for (const [number, MachineDetection] of [
    [to, undefined],
    [to, "Enable"],
    ["01012340005", "Enable"],
    ["01012340005", "Hangup"],
  ]) {
    const { callId } = (await post("/calls", { ...call, To: number, MachineDetection })).body;
    clock.advance(500);
    const { answeredBy, status, hangupSource } = (await get(`/calls/${callId}`)).body;
    answers.push([answeredBy, status, hangupSource]);
  }
  expect(answers).toEqual([
    [null, "in-progress", null],
    ["human", "in-progress", null],
    ["machine", "in-progress", null],
    ["machine", "completed", "app"],
  ]);
  expect(api.requests).toHaveLength(8);
});

test("without URL, agent and flow an agent must be connected to the number", async () => {
  const { api, post } = localApi();
  const agentCall = { To: to, From: from };
  const refused = await post("/calls", agentCall);
  expect(refused).toMatchObject({ status: 409, body: { error: expect.stringContaining(from) } });
  const disconnect = api.simulate.connectAgent(from);
  expect(await post("/calls", agentCall)).toMatchObject({ status: 201 });
  disconnect();
  disconnect();
  expect(await post("/calls", agentCall)).toMatchObject({ status: 409 });
});

test.each([
  [{ To: "+12125550100" }, "UNSUPPORTED_COUNTRY"],
  [{ To: "8210123456789" }, "INVALID_PHONE_NUMBER"],
  [{ From: "x" }, "INVALID_PHONE_NUMBER"],
  [{ AgentId: "AG1" }, "VALIDATION"],
  [{ Url: "ftp://example.com" }, "VALIDATION"],
  [{ StatusCallback: "example.com" }, "VALIDATION"],
  [{ Timeout: 0 }, "VALIDATION"],
  [{ Variables: { a: 1 } }, "VALIDATION"],
  [{ CallContext: { Instruction: "x" } }, "VALIDATION"],
  [{ Url: undefined, CallFlowId: "CF1", Variables: { caller: 1 } }, "VALIDATION"],
  [{ Url: undefined, CallFlowId: "CF1", Variables: { "1a": 1 } }, "VALIDATION"],
  [{ Url: undefined, CallFlowId: "CF1", Variables: { a: "가".repeat(2800) } }, "VALIDATION"],
  [{ Url: undefined, AgentId: "AG1", CallContext: { Instruction: "x", instruction: "y" } }, "VALIDATION"],
])("%j is 400 and makes no call", async (change, code) => {
  const { get, post } = localApi();
  expect(await post("/calls", { ...call, ...change })).toMatchObject({ status: 400, body: { code } });
  expect((await get("/calls")).body.data).toEqual([]);
});

test("the removed AI mode is 410, a number of others 403", async () => {
  const { post } = localApi({ numbers: ["070-1111-2222"] });
  expect(await post("/calls", { ...call, AI: {} })).toMatchObject({ status: 410, body: { code: "ai_mode_removed" } });
  expect(await post("/calls", call)).toMatchObject({ status: 403 });
  expect(await post("/calls", { ...call, From: "07011112222" })).toMatchObject({ status: 201 });
});

test("a call can be made with a form", async () => {
  const { post } = localApi();
  const form = new URLSearchParams({
    To: to,
    From: from,
    CallFlowId: "CF1",
    Timeout: "5",
    Variables: '{"name":"Kim"}',
  });
  const type = { "content-type": "application/x-www-form-urlencoded" };
  expect(await post("/calls", form.toString(), type)).toMatchObject({ status: 201, body: { to } });
  form.set("Timeout", "five");
  expect(await post("/calls", form.toString(), type)).toMatchObject({ body: { errors: [{ path: "/body/Timeout" }] } });
});
