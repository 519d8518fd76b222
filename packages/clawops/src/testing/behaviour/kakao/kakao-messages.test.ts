import { expect, test } from "vitest";

import { account, apiKey, from, type LocalApi, localApi, to } from "../../test/local-api.ts";

const base = { To: to, From: from };

function withTemplates(): LocalApi {
  const local = localApi();
  const { simulate } = local.api;
  simulate.kakaoTemplate({ channelId: "KC1", id: "KT1", content: "#{이름}님, #{시간}에 만나요." });
  simulate.kakaoTemplate({ channelId: "KC1", id: "KT_review", content: "x", status: "INSPECTING" });
  simulate.kakaoTemplate({ channelId: "KC1", id: "KT_asleep", content: "x", dormant: true });
  simulate.kakaoTemplate({ channelId: "KC2", id: "KT2", content: "x" });
  simulate.kakaoBrandTemplate({ channelId: "KC1", id: "KB1", content: "#{이름}님 할인" });
  return local;
}

const alimtalk = (change: object) => ({ ...base, Kakao: { ChannelId: "KC1", TemplateId: "KT1", ...change } });

test("an alimtalk has its template's text; keys come with braces or without", async () => {
  const { post } = withTemplates();
  const sent = await post("/messages", alimtalk({ Variables: { "#{이름}": "길동", 시간: "3시" } }));
  expect(sent).toMatchObject({ status: 201, body: { type: "ata", body: "길동님, 3시에 만나요." } });
});

test.each([
  [{ ChannelId: "KC9" }, 400, "kakao_channel_not_found"],
  [{ TemplateId: "KT9" }, 400, "kakao_template_not_found"],
  [{ TemplateId: "KT2" }, 400, "kakao_template_not_found"],
  [{}, 400, "kakao_variable_missing"],
  [{ Variables: { 이름: "길동" } }, 400, "kakao_variable_missing"],
  [{ Variables: { 이름: "길동", 시간: "3시", 날짜: "1일" } }, 400, "kakao_variable_unknown"],
  [{ TemplateId: "KT_review" }, 422, "kakao_template_not_approved"],
  [{ TemplateId: "KT_asleep" }, 422, "kakao_template_dormant"],
])("an alimtalk with %j is refused with %i %s, and no message is kept", async (change, status, code) => {
  const { get, post } = withTemplates();
  expect(await post("/messages", alimtalk(change))).toMatchObject({ status, body: { code } });
  expect((await get("/messages")).body.data).toEqual([]);
});

test.each([
  [{ TemplateId: "KB9" }, "kakao_brand_template_not_found"],
  [{ TemplateId: "KB1" }, "kakao_variable_missing"],
  [{ Free: {} }, "kakao_brand_body_empty"],
])("a brand message with %j is refused with %s", async (change, code) => {
  const { post } = withTemplates();
  const refused = await post("/messages", { ...base, Brand: { ChannelId: "KC1", ...change } });
  expect(refused).toMatchObject({ status: 400, body: { code } });
});

test("brand messages rest from 20:50 to 08:00 in Seoul", async () => {
  const { clock, post } = withTemplates(); // the clock begins at 09:00 in Seoul
  const brand = { ...base, Brand: { ChannelId: "KC1", TemplateId: "KB1", Variables: { 이름: "길동" } } };
  const hours = (count: number) => clock.advance(count * 3_600_000);
  const seen: unknown[] = [];
  const attempt = async () => {
    const { status, body } = await post("/messages", brand);
    seen.push(status === 201 ? body["body"] : body["code"]);
  };
  await attempt();
  hours(11 + 49 / 60); // 20:49
  await attempt();
  hours(1 / 60); // 20:50
  await attempt();
  hours(11 + 9 / 60); // 07:59
  await attempt();
  hours(1 / 60); // 08:00
  await attempt();
  const night = "kakao_brand_night_blocked";
  expect(seen).toEqual(["길동님 할인", "길동님 할인", night, night, "길동님 할인"]);
});

test("a picture of brand messages is uploaded as a form", async () => {
  const { api, get } = localApi();
  const upload = (file: Blob, fields: Record<string, string>, name = "a.png") => {
    const body = new FormData();
    body.append("image", file, name);
    for (const [field, value] of Object.entries(fields)) body.append(field, value);
    const headers = { authorization: `Bearer ${apiKey}` };
    return api.fetch(`${api.url}${account}/kakao/brand-images`, { method: "POST", headers, body });
  };
  const picture = new Blob(["png"], { type: "image/png" });
  const created = await upload(picture, { bubbleType: "WIDE" });
  expect(created.status).toBe(201);
  const { id } = (await created.json()) as { id: string };
  expect((await get("/kakao/brand-images")).body.data).toMatchObject([
    { id, bubbleType: "WIDE", slot: "main", name: "a.png" },
  ]);
  expect((await upload(picture, { bubbleType: "TEXT" })).status).toBe(400);
  expect((await upload(picture, { bubbleType: "WIDE", slot: "third" })).status).toBe(400);
  expect((await upload(picture, { bubbleType: "WIDE", surprise: "x" })).status).toBe(400);
  expect((await upload(picture, { bubbleType: "WIDE" }, "a.gif")).status).toBe(400);
  expect((await upload(new Blob([]), { bubbleType: "WIDE" })).status).toBe(400);
});
