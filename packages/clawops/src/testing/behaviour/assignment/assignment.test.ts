import { expect, test } from "vitest";

import { type LocalApi, localApi } from "../../test/local-api.ts";

const hook = "https://example.com/hook";

async function begin({ post }: LocalApi, body: object = {}): Promise<{ token: string; session: string }> {
  const token = String((await post("/assignment-links", body)).body["token"]);
  return { token, session: `/v1/assignment-sessions/${token}` };
}

const agreed = { items: [{ clauseKey: "management.terms", agreed: true }] };

test("an end user goes from the link to a number, without an API key, and the account is told", async () => {
  const local = localApi();
  const { api, clock, get, post, send } = local;
  await post("/webhooks", { url: hook, events: ["assignment.completed"] });
  const { token, session } = await begin(local, { webhookUrl: hook, webhookHeaders: { "X-Shop": "1" }, note: "메모" });
  expect(token).toMatch(/^[\w-]{43}$/);
  const steps: unknown[] = [];
  const go = async (path: string, body: object = {}) => {
    const { status, body: answer } = await send("POST", session + path, body, { authorization: "" });
    const open = await api.fetch(api.url + session);
    steps.push([status, ((await open.json()) as { step: string }).step]);
    return answer;
  };
  await go("/subscriber-type", { subscriberType: "individual" });
  await go("/consents", agreed);
  await go("/identity-verifications");
  await go("/identity-verifications/resume");
  clock.advance(1000);
  const { assignedNumber } = await go("/finalize");
  expect(steps).toEqual([
    [200, "consents"],
    [200, "verify"],
    [201, "verify"],
    [200, "ready"],
    [201, "done"],
  ]);
  expect((await get(`/assignment-links/${token}`)).body).toMatchObject({
    status: "consumed",
    note: "메모",
    consumedAt: "2026-01-01T00:00:01.000Z",
    assignment: { number: assignedNumber, releasedAt: null },
  });
  const number = (await get("/numbers")).body.data.find((row) => row["number"] === assignedNumber);
  expect(number).toMatchObject({ webhookUrl: hook, webhookHeaders: { "X-Shop": "1" } });
  await api.settled();
  expect(api.deliveries.map(({ params }) => params)).toEqual([
    { LinkId: token, AccountId: "AC_test", Timestamp: "2026-01-01T00:00:01.000Z" },
  ]);
  expect(await send("POST", `${session}/finalize`, {})).toMatchObject({ status: 409 });
});

test("steps are taken in their order, and what has to be agreed to is", async () => {
  const local = localApi();
  const { session } = await begin(local);
  const go = (path: string, body: object = {}) => local.send("POST", session + path, body);
  expect(await go("/consents", agreed)).toMatchObject({ status: 409 });
  expect(await go("/finalize")).toMatchObject({ status: 409 });
  await go("/subscriber-type", { subscriberType: "corporate" });
  const items = [{ clauseKey: "management.terms", agreed: false }];
  expect(await go("/consents", { items })).toMatchObject({ status: 422 });
  const marketing = [...agreed.items, { clauseKey: "management.marketing", agreed: false }];
  expect(await go("/consents", { items: marketing })).toMatchObject({ status: 200 });
  expect(await go("/identity-verifications/resume")).toMatchObject({ status: 409 });
});

test("a link expires by the clock, or is revoked while it is pending", async () => {
  const local = localApi();
  const { clock, get, send } = local;
  const short = await begin(local, { ttlSeconds: 60 });
  const other = await begin(local);
  expect(await send("DELETE", `/assignment-links/${other.token}`)).toMatchObject({ status: 200, body: { ok: true } });
  const again = await send("DELETE", `/assignment-links/${other.token}`);
  expect(again).toMatchObject({ status: 409, body: { code: "NOT_PENDING" } });
  expect(await get(other.session)).toMatchObject({ status: 410 });
  expect(await get(short.session)).toMatchObject({ status: 200, body: { step: "selectType" } });
  clock.advance(60_000);
  expect(await get(short.session)).toMatchObject({ status: 410 });
  expect((await get("/assignment-links?status=expired")).body.data).toMatchObject([{ linkId: short.token }]);
  expect(await get("/v1/assignment-sessions/nothing")).toMatchObject({ status: 404 });
});

test.each([
  [{ ttlSeconds: 59 }, "/body/ttlSeconds"],
  [{ webhookUrl: "nowhere" }, "/body/webhookUrl"],
  [{ webhookHeaders: { Authorization: "x" } }, "/body/webhookHeaders/Authorization"],
])("a link with %j is refused", async (body, path) => {
  const { post } = localApi();
  expect(await post("/assignment-links", body)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
});
