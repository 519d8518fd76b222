import { expect, test } from "vitest";

import { from, localApi, to } from "../../test/local-api.ts";

const message = { To: to, From: from, Body: "안녕하세요" };
const picture = "https://example.com/a/picture.JPG?size=1";
const kakao = { ChannelId: "C1", TemplateId: "T1" };

test("a message is queued, then sent by the clock", async () => {
  const { clock, get, post } = localApi();
  const { status, body } = await post("/messages", { ...message, To: "+82 10-5555-6666" });
  expect(status).toBe(201);
  expect(body).toEqual({
    messageId: expect.stringMatching(/^MG\w{32}$/),
    status: "queued",
    type: "sms",
    subject: null,
    to,
    from,
    body: "안녕하세요",
    numMedia: 0,
    mediaUrl: [],
    direction: "outbound",
    accountId: "AC_test",
    dateCreated: "2026-01-01T00:00:00.000Z",
    dateUpdated: null,
  });
  clock.advance(199);
  expect((await get(`/messages/${body.messageId}`)).body).toEqual(body);
  clock.advance(1);
  const sent = { ...body, status: "sent", dateUpdated: "2026-01-01T00:00:00.200Z" };
  expect((await get(`/messages/${body.messageId}`)).body).toEqual(sent);
});

test("a message to a number that ends in 0003 fails", async () => {
  const { clock, get, post } = localApi();
  const { messageId } = (await post("/messages", { ...message, To: "01012340003" })).body;
  clock.advance(200);
  expect((await get(`/messages/${messageId}`)).body).toMatchObject({ status: "failed" });
});

test.each([
  [{ Body: "가".repeat(45) }, "sms"],
  [{ Body: "가".repeat(45) + "a" }, "lms"],
  [{ Subject: "제목" }, "lms"],
  [{ MediaUrl: [picture] }, "mms"],
  [{ Type: "lms" }, "lms"],
  [{ Type: "mms" }, "mms"],
  [{ Body: undefined, Kakao: kakao }, "ata"],
  [{ Body: undefined, Kakao: kakao, Fallback: { Body: "x" } }, "ata"],
  [{ Body: undefined, Brand: kakao }, "bms"],
  [{ Body: undefined, Brand: { ChannelId: "C1", Free: { any: "thing" } } }, "bms"],
])("%j is taken as %s", async (change, type) => {
  const { post } = localApi();
  expect(await post("/messages", { ...message, ...change })).toMatchObject({ status: 201, body: { type } });
});

test.each([
  [{ To: "12" }, "invalid_phone"],
  [{ To: "+12125550100" }, "invalid_phone"],
  [{ From: "7" }, "invalid_phone"],
  [{ From: "+827012341234" }, "invalid_phone"],
  [{ From: "99999" }, "from_not_registered"],
  [{ Body: undefined }, "invalid_input"],
  [{ Body: "" }, "invalid_input"],
  [{ Type: "sms", Body: "가".repeat(46) }, "body_too_long"],
  [{ Type: "lms", Body: "a".repeat(2001) }, "body_too_long"],
  [{ Type: "sms", MediaUrl: [picture] }, "sms_no_media"],
  [{ Type: "sms", Subject: "제목" }, "sms_no_subject"],
  [{ Type: "lms", MediaUrl: [picture] }, "lms_no_media"],
  [{ MediaUrl: ["https://example.com/a.gif"] }, "invalid_media_ext"],
  [{ MediaUrl: ["a.jpg"] }, "VALIDATION"],
  [{ Type: "rcs" }, "VALIDATION"],
  [{ Fallback: { Body: "x" } }, "kakao_fallback_not_allowed"],
  [{ Type: "ata" }, "kakao_required"],
  [{ Type: "bms" }, "kakao_brand_required"],
  [{ Type: "sms", Kakao: kakao }, "kakao_type_conflict"],
  [{ Kakao: kakao, Brand: kakao }, "kakao_type_conflict"],
  [{ Kakao: kakao }, "kakao_body_not_allowed"],
  [{ Body: undefined, Subject: "x", Kakao: kakao }, "kakao_subject_not_allowed"],
  [{ Body: undefined, MediaUrl: [picture], Kakao: kakao }, "kakao_media_not_allowed"],
  [{ Body: undefined, Brand: { ChannelId: "C1" } }, "invalid_input"],
  [{ Body: undefined, Brand: { ...kakao, Free: {} } }, "invalid_input"],
  [{ Body: undefined, Brand: { ...kakao, templateId: "T" } }, "VALIDATION"],
])("%j is refused with %s and leaves no message", async (change, code) => {
  const { get, post } = localApi();
  expect(await post("/messages", { ...message, ...change })).toMatchObject({ status: 400, body: { code } });
  expect((await get("/messages")).body.data).toEqual([]);
});

test("the same IdempotencyKey gives the first answer, whatever else is sent", async () => {
  const { clock, get, post } = localApi();
  const first = await post("/messages", { ...message, IdempotencyKey: "k1" });
  clock.advance(1000);
  const second = await post("/messages", { ...message, Body: "other", IdempotencyKey: "k1" });
  expect(second.status).toBe(201);
  expect(second.body).toEqual(first.body);
  expect((await get("/messages")).body.data).toHaveLength(1);
  await post("/messages", { ...message, IdempotencyKey: "k2" });
  expect((await get("/messages")).body.data).toHaveLength(2);
});

test("the 121st message in a minute is 429 with the seconds to wait", async () => {
  const { clock, post } = localApi();
  for (let count = 0; count < 120; count += 1) {
    expect((await post("/messages", { ...message, IdempotencyKey: `k${count}` })).status).toBe(201);
    clock.advance(100);
  }
  const refused = await post("/messages", message);
  expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited" } });
  expect(refused.headers.get("retry-after")).toBe("48");
  expect(await post("/messages", { ...message, IdempotencyKey: "k0" })).toMatchObject({ status: 201 });
  clock.advance(48_000);
  expect((await post("/messages", message)).status).toBe(201);
});
