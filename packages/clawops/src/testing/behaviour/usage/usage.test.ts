import { expect, test } from "vitest";

import { from, type LocalApi, localApi, to, url } from "../../test/local-api.ts";

const day = 86_400_000;

async function use({ clock, post }: LocalApi): Promise<void> {
  await post("/calls", { To: to, From: from, Url: url });
  await post("/calls", { To: to, From: "07099998888", Url: url, MachineDetection: "Enable" });
  await post("/messages", { To: to, From: from, Body: "x" });
  await post("/messages", { To: "01012340003", From: from, Body: "fails" });
  clock.advance(5000);
}

test("usage is what calls and messages used; today counts only where it is asked for", async () => {
  const local = localApi();
  await use(local);
  expect((await local.get("/usage")).body).toMatchObject({ records: [], totals: [], meta: { page: 1, total: 0 } });
  const { body } = await local.get("/usage?includeToday=true");
  expect(body).toMatchObject({
    period: { from: "2026-01-01T00:00:00.000Z", confirmedThrough: "2025-12-31", includesToday: true, timezone: "UTC" },
    totals: [
      { meter: "outbound_seconds", unit: "second", quantity: 2, billableMinutes: 1, unitPriceHint: null },
      { meter: "amd_invocations", unit: "count", quantity: 1, billableMinutes: null },
      { meter: "sms", unit: "count", quantity: 1 },
    ],
    amount: null,
  });
  local.clock.advance(day);
  expect((await local.get("/usage")).body["totals"]).toEqual(body["totals"]);
});

test("usage is split by day, number and link", async () => {
  const local = localApi();
  await use(local);
  local.clock.advance(day);
  const query = "/usage?groupBy=day&groupBy=number&groupBy=linkId&meter=outbound_seconds";
  const row = { meter: "outbound_seconds", unit: "second", quantity: 1, day: "2026-01-01", linkId: null };
  const { body } = await local.get(query);
  expect(body["records"]).toEqual([
    { ...row, phoneNumber: from },
    { ...row, phoneNumber: "07099998888" },
  ]);
  const second = (await local.get(`${query}&page=2&pageSize=1`)).body;
  expect(second).toMatchObject({ records: [{ phoneNumber: "07099998888" }], meta: { page: 2, pageSize: 1, total: 2 } });
});

test.each([
  ["groupBy=day,number"],
  ["from=2026-01-01T00:00:00Z"],
  ["from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"],
  ["from=2026-01-01T00:00:00Z&to=2026-05-01T00:00:00Z"],
  ["page=0"],
])("usage with %s is refused", async (query) => {
  const { get } = localApi();
  expect(await get(`/usage?${query}`)).toMatchObject({ status: 400, body: { code: "VALIDATION" } });
});
