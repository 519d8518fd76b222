import { expect, test } from "vitest";

import { localApi } from "../../test/local-api.ts";

const manager = { searchId: "@ourshop", phoneNumber: "010-1234-5678" };
const categoryCode = "00100010001";

test("a channel is connected with the code that Kakao sends to its manager", async () => {
  const { api, post, get } = localApi();
  const asked = await post("/kakao/channels/token", manager);
  const about = { requested: true, searchId: "ourshop", phoneNumberMasked: "010****5678", retryAfterSeconds: 60 };
  expect(asked).toMatchObject({ status: 202, body: about });
  const token = api.simulate.kakaoToken("@ourshop");
  const connected = await post("/kakao/channels", { ...manager, categoryCode, token });
  expect(connected).toMatchObject({
    status: 201,
    body: { searchId: "ourshop", status: "connected", managerPhoneMasked: "010****5678", categoryCode },
  });
  const again = await post("/kakao/channels", { ...manager, categoryCode, token: "whatever" });
  expect([again.status, again.body]).toEqual([200, connected.body]);
  expect((await get("/kakao/channels")).body).toMatchObject({ data: [connected.body], meta: { total: 1 } });
  expect((await get("/kakao/channels?status=needs_attention")).body.data).toEqual([]);
});

test("a wrong code is refused and uses the right one up", async () => {
  const { api, post } = localApi();
  await post("/kakao/channels/token", manager);
  const token = api.simulate.kakaoToken("ourshop");
  const wrong = await post("/kakao/channels", { ...manager, categoryCode, token: "0" });
  expect(wrong).toMatchObject({ status: 422, body: { code: "KAKAO_TOKEN_INVALID" } });
  expect(await post("/kakao/channels", { ...manager, categoryCode, token })).toMatchObject({ status: 422 });
  expect(() => api.simulate.kakaoToken("ourshop")).toThrow(/no code was asked for ourshop/);
});

test("codes are sent once a minute", async () => {
  const { post, clock } = localApi();
  await post("/kakao/channels/token", manager);
  clock.advance(20_000);
  const refused = await post("/kakao/channels/token", manager);
  expect(refused).toMatchObject({ status: 429, body: { code: "KAKAO_RATE_LIMITED", retryAfterSeconds: 40 } });
  clock.advance(40_000);
  expect(await post("/kakao/channels/token", manager)).toMatchObject({ status: 202 });
});

test("a channel that is given up takes its templates along", async () => {
  const { api, get, send } = localApi();
  api.simulate.kakaoTemplate({ channelId: "KC1", id: "KT1", content: "#{이름}님" });
  const template = { id: "KT1", sendable: true, dormant: false, variables: ["#{이름}"], status: "APPROVED" };
  expect((await get("/kakao/templates?channelId=KC1")).body.data).toMatchObject([template]);
  expect(await send("DELETE", "/kakao/channels/KC1")).toMatchObject({ status: 200, body: { id: "KC1" } });
  expect(await get("/kakao/channels/KC1")).toMatchObject({ status: 404 });
  expect(await get("/kakao/templates?channelId=KC1")).toMatchObject({ status: 404 });
  expect(await get("/kakao/templates")).toMatchObject({ status: 400, body: { code: "VALIDATION" } });
});

test("reading a channel asks Kakao again", async () => {
  const { api, get, clock } = localApi();
  api.simulate.kakaoBrandTemplate({ channelId: "KC1", content: "안녕" });
  expect((await get("/kakao/channels")).body.data).toMatchObject([{ syncedAt: null }]);
  clock.advance(5000);
  expect((await get("/kakao/channels/KC1")).body).toMatchObject({ syncedAt: "2026-01-01T00:00:05.000Z" });
});
