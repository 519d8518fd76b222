import { beforeEach, expect, test } from "vitest";

import { from, type LocalApi, localApi, url } from "../../test/local-api.ts";

let local: LocalApi;
const numbers = ["01011110000", "01022220001", "01033330000"];

beforeEach(async () => {
  local = localApi();
  for (const To of numbers) {
    await local.post("/calls", { To, From: from, Url: url });
    local.clock.advance(10_000);
  }
});

async function listed(query: string): Promise<unknown[]> {
  return (await local.get(`/calls?${query}`)).body.data.map((call) => call["to"]);
}

test("lists the newest first, without transfers", async () => {
  expect(await listed("")).toEqual(numbers.toReversed());
  expect((await local.get("/calls")).body.data[0]).not.toHaveProperty("transfers");
});

test.each([
  ["status=busy", [1]],
  ["to=010-1111-0000&to=01033330000", [2, 0]],
  ["from=01011110000", []],
  ["number=01011110000", [0]],
  [`number=${from}`, [2, 1, 0]],
  ["hangupCause=user_busy&hangupCause=other", [1]],
  ["since=2026-01-01T00:00:10.000Z", [2, 1]],
  ["until=2026-01-01T00:00:10.000Z", [0]],
  ["since=2026-01-01T00:00:10Z&until=2026-01-01T09:00:20%2B09:00", [1]],
  ["minDuration=1", [2, 0]],
  ["maxDuration=0", []],
  ["minDuration=1&maxDuration=1&to=01011110000", [0]],
])("filters by %s", async (query, indexes) => {
  expect(await listed(query)).toEqual(indexes.map((index) => numbers[index]));
});

test.each([
  ["page=0&pageSize=2", [2, 1], 0, 2],
  ["page=1&pageSize=2", [0], 1, 2],
  ["page=9", [], 9, 20],
  ["limit=1", [2], 0, 1],
  ["page_size=1&page=2", [0], 2, 1],
])("pages by %s", async (query, indexes, page, pageSize) => {
  const { body } = await local.get(`/calls?${query}`);
  expect(body.data.map((call) => call["to"])).toEqual(indexes.map((index) => numbers[index]));
  expect(body["meta"]).toEqual({ page, pageSize, total: 3 });
});

test.each([
  ["pageSize=101", "/query/pageSize"],
  ["limit=101", "/query/limit"],
  ["pageSize=0", "/query/pageSize"],
  ["pageSize=ten", "/query/pageSize"],
  ["page=-1", "/query/page"],
  ["page=1.5", "/query/page"],
  ["status=sending", "/query/status"],
  ["since=yesterday", "/query/since"],
  ["minDuration=-1", "/query/minDuration"],
  ["from=01011110000,01022220001", "/query/from"],
])("%s is 400", async (query, path) => {
  const { status, body } = await local.get(`/calls?${query}`);
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: "VALIDATION", errors: [{ path }] });
});

test("an unknown call is 404", async () => {
  for (const path of ["", "/events", "/transcript", "/summary"]) {
    expect(await local.get(`/calls/CA_none${path}`)).toMatchObject({
      status: 404,
      body: { error: expect.stringContaining("CA_none") },
    });
  }
});

test("the events of a call tell its course", async () => {
  const [newest] = (await local.get("/calls")).body.data;
  const { body } = await local.get(`/calls/${newest?.callId}/events`);
  expect(body.data.map((event) => event["event"])).toEqual(["initiated", "ringing", "answered", "completed"]);
  expect(body.data[0]).toMatchObject({ detail: { status: "queued" }, timestamp: "2026-01-01T00:00:20.000Z" });
});
