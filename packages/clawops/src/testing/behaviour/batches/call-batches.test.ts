import { expect, test } from "vitest";

import { from, type LocalApi, localApi } from "../../test/local-api.ts";

const base = { Name: "안내", From: from, Url: "https://example.com/voice.xml" };
const tasks = (...numbers: string[]) => numbers.map((To) => ({ To }));
const minute = 60_000;

async function create({ post }: LocalApi, body: object): Promise<string> {
  const { status, body: batch } = await post("/call-batches", { ...base, ...body });
  expect(status).toBe(200);
  return `/call-batches/${String(batch["batchId"])}`;
}

async function tasksOf({ get }: LocalApi, path: string): Promise<ReadonlyArray<Record<string, unknown>>> {
  return (await get(`${path}/tasks`)).body["tasks"] as Array<Record<string, unknown>>;
}

test("a batch dials by the clock, one call after the other at its pace, and is then completed", async () => {
  const local = localApi();
  const path = await create(local, { Tasks: tasks("01011112222", "01011113333", "01011110001"), PacingPerMinute: 6 });
  expect((await local.get(path)).body).toMatchObject({ status: "running", counts: { pending: 3, dialing: 0 } });
  local.clock.advance(0);
  expect((await local.get(path)).body).toMatchObject({ counts: { pending: 2, dialing: 1 } });
  local.clock.advance(9999);
  expect((await local.get("/calls")).body.data).toHaveLength(1);
  local.clock.advance(1);
  expect((await local.get("/calls")).body.data).toHaveLength(2);
  local.clock.advance(minute);
  expect((await local.get(path)).body).toMatchObject({ status: "completed", counts: { done: 2, failed: 1 } });
  expect(await tasksOf(local, path)).toMatchObject([
    { status: "done", disposition: "completed", dialRound: 1, callId: expect.stringMatching(/^CA/) },
    { status: "done" },
    { status: "failed", disposition: "busy" },
  ]);
  expect(await local.post(`${path}/tasks`, { Tasks: tasks("01011114444") })).toMatchObject({ status: 409 });
  expect(await local.post(`${path}/actions`, { Action: "pause" })).toMatchObject({ status: 409 });
});

test("no more calls ring at once than the batch allows", async () => {
  const local = localApi();
  const numbers = tasks("01011112222", "01011113333", "01011114444");
  local.api.simulate.callOutcome({ to: "01011112222", outcome: "completed", talkMs: Number.POSITIVE_INFINITY });
  const path = await create(local, { Tasks: numbers, MaxConcurrency: 2, PacingPerMinute: 6000 });
  local.clock.advance(minute);
  expect((await local.get(path)).body).toMatchObject({ counts: { dialing: 1, done: 2 } });
});

test("who does not answer is tried again later, and told by message", async () => {
  const local = localApi();
  const path = await create(local, {
    Tasks: tasks("01011110002"),
    Rounds: [{}, { After: 10, On: ["no-answer"] }],
    MessagePolicy: { OnFirstFail: { Body: "다시 걸겠습니다" }, OnFinalFail: { Body: "연결되지 않았습니다" } },
  });
  local.clock.advance(minute);
  expect(await tasksOf(local, path)).toMatchObject([
    { status: "pending", disposition: "no-answer", dialRound: 1, messageKind: "first", messageDeliveryStatus: "sent" },
  ]);
  local.clock.advance(11 * minute);
  expect(await tasksOf(local, path)).toMatchObject([{ status: "failed", dialRound: 2, messageKind: "final" }]);
  const texts = (await local.get("/messages")).body.data.map((message) => message["body"]);
  expect(texts).toEqual(["연결되지 않았습니다", "다시 걸겠습니다"]);
});

test("a machine is tried again where the round says so", async () => {
  const local = localApi();
  const rounds = [{}, { After: 1, On: ["machine"] }];
  const path = await create(local, { Tasks: tasks("01011110005"), MachineDetection: "Hangup", Rounds: rounds });
  local.clock.advance(minute / 2);
  expect(await tasksOf(local, path)).toMatchObject([{ status: "pending", answeredBy: "machine" }]);
  local.clock.advance(3 * minute);
  expect(await tasksOf(local, path)).toMatchObject([{ status: "done", dialRound: 2 }]);
});

test("a batch waits for its window and never dials at night", async () => {
  const local = localApi(); // Thursday, 2026-01-01, 09:00 in Seoul
  const windows = [{ Days: [5], Start: "10:00", End: "11:00" }];
  const path = await create(local, { Tasks: tasks("01011112222"), Rounds: [{ Windows: windows }] });
  expect(await tasksOf(local, path)).toMatchObject([{ expectedDialAt: "2026-01-02T01:00:00.000Z" }]);
  local.clock.advance(13 * 60 * minute); // 22:00
  const night = await create(local, { Tasks: tasks("01011113333") });
  expect(await tasksOf(local, night)).toMatchObject([{ expectedDialAt: "2026-01-01T23:00:00.000Z" }]);
  local.clock.advance(13 * 60 * minute);
  expect((await local.get(path)).body).toMatchObject({ status: "completed" });
  expect((await local.get(night)).body).toMatchObject({ status: "completed" });
});

test("a batch starts at its time and gives up at its end", async () => {
  const local = localApi();
  const path = await create(local, {
    Tasks: tasks("01011112222", "01011113333"),
    StartAt: "2026-01-01T00:10:00Z",
    EndAt: "2026-01-01T00:10:03Z",
  });
  expect((await local.get(path)).body).toMatchObject({ status: "scheduled" });
  local.clock.advance(11 * minute);
  expect((await local.get(path)).body).toMatchObject({ status: "expired", counts: { done: 1, expired: 1 } });
});

test("a batch is paused, goes on, and is cancelled", async () => {
  const local = localApi();
  const path = await create(local, { Tasks: tasks("01011112222", "01011113333"), Status: "paused" });
  local.clock.advance(minute);
  expect((await local.get("/calls")).body.data).toEqual([]);
  expect((await local.post(`${path}/actions`, { Action: "resume" })).body).toMatchObject({ status: "running" });
  local.clock.advance(0);
  const canceled = await local.post(`${path}/actions`, { Action: "cancel" });
  expect(canceled.body).toMatchObject({ status: "canceled", counts: { dialing: 1, canceled: 1 } });
  local.clock.advance(minute);
  expect((await local.get(path)).body).toMatchObject({ status: "canceled", counts: { done: 1, canceled: 1 } });
});

test("blocked numbers are left out; tasks come in pages from 1, without a total", async () => {
  const local = localApi();
  await local.post("/blocked-recipients", { recipient: "01011112222", channel: "call" });
  const path = await create(local, { Tasks: tasks("01011112222", "01011113333", "01011114444") });
  local.clock.advance(minute);
  expect(await tasksOf(local, path)).toMatchObject([{ status: "suppressed", callId: null }, {}, {}]);
  expect((await local.get(`${path}/tasks?page=2&pageSize=2`)).body).toEqual({ tasks: [expect.anything()] });
  expect((await local.get(`${path}/tasks?status=suppressed`)).body["tasks"]).toHaveLength(1);
  expect(await local.get(`${path}/tasks?page=0`)).toMatchObject({ status: 400 });
});

test.each([
  [{ AgentId: "AG1" }, "/body"],
  [{ Url: undefined }, "/body"],
  [{ Tasks: [] }, "/body/Tasks"],
  [{ Rounds: [{ After: 5 }] }, "/body/Rounds/0/After"],
  [{ Rounds: [{}, { After: 0 }] }, "/body/Rounds/1/After"],
  [{ Rounds: [{ Windows: [{ Days: [8], Start: "09:00", End: "10:00" }] }] }, "/body/Rounds/0/Windows/0/Days"],
  [{ Rounds: [{ Windows: [{ Days: [1], Start: "9", End: "10:00" }] }] }, "/body/Rounds/0/Windows/0/Start"],
  [{ MessagePolicy: { OnFirstFail: { Body: "x" } } }, "/body/MessagePolicy/OnFirstFail"],
  [{ Timezone: "Mars/Olympus" }, "/body/Timezone"],
  [{ EndAt: "2025-01-01T00:00:00Z" }, "/body/EndAt"],
  [{ MaxConcurrency: 0 }, "/body/MaxConcurrency"],
])("a batch with %j is refused", async (change, path) => {
  const { post } = localApi();
  const refused = await post("/call-batches", { ...base, Tasks: tasks("01011112222"), ...change });
  expect(refused).toMatchObject({ status: 400, body: { code: "VALIDATION", errors: [{ path }] } });
});

test("a batch with a number that is none is refused as a whole", async () => {
  const { get, post } = localApi();
  const refused = await post("/call-batches", { ...base, Tasks: tasks("01011112222", "12") });
  expect(refused).toMatchObject({ status: 400, body: { code: "INVALID_PHONE_NUMBER" } });
  expect((await get("/call-batches")).body["callBatches"]).toEqual([]);
});
