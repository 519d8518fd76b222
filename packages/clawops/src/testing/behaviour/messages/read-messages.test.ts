import { expect, test } from "vitest";

import { account, apiKey, from, localApi, to } from "../../test/local-api.ts";

test("lists the newest first, by type, status and number", async () => {
  const { api, clock, get, post } = localApi();
  await post("/messages", { To: to, From: from, Body: "one" });
  await post("/messages", { To: "01099990003", From: from, Body: "two", Type: "lms" });
  clock.advance(1000);
  await api.simulate.inboundMessage({ from: to, to: from, body: "three" });
  const listed = async (query: string): Promise<unknown[]> =>
    (await get(`/messages?${query}`)).body.data.map((message) => message["body"]);
  expect(await listed("")).toEqual(["three", "two", "one"]);
  expect(await listed("type=lms")).toEqual(["two"]);
  expect(await listed("status=sent")).toEqual(["one"]);
  expect(await listed("status=received")).toEqual(["three"]);
  expect(await listed("number=010-5555-6666")).toEqual(["three", "one"]);
  expect(await listed("pageSize=1&page=1")).toEqual(["two"]);
});

test.each(["status=sending", "type=rcs", "pageSize=101"])("%s is 400", async (query) => {
  expect(await localApi().get(`/messages?${query}`)).toMatchObject({ status: 400, body: { code: "VALIDATION" } });
});

test("media are pictures under the addresses that the message has", async () => {
  const { api, get, post } = localApi();
  const MediaUrl = ["https://example.com/a.png", "https://example.com/b.bmp"];
  const { body } = await post("/messages", { To: to, From: from, Body: "x", MediaUrl });
  const base = `http://localhost${account}/messages/${body.messageId}/media`;
  expect(body).toMatchObject({ numMedia: 2, mediaUrl: [`${base}/0`, `${base}/1`] });
  const response = await api.fetch(`${base}/1`, { headers: { authorization: `Bearer ${apiKey}` } });
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(response.headers.get("content-type")).toBe("image/jpeg");
  expect([...bytes.subarray(0, 2), ...bytes.subarray(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9]);
  expect(await get(`/messages/${body.messageId}/media/2`)).toMatchObject({ status: 404 });
  expect(await get(`/messages/MG_none`)).toMatchObject({ status: 404 });
});

test("an inbound message is received at once, with its type inferred", async () => {
  const { simulate } = localApi().api;
  expect(await simulate.inboundMessage({ from: to, to: from, body: "hi" })).toMatchObject({
    status: "received",
    direction: "inbound",
    type: "sms",
    from: to,
    to: from,
  });
  expect(await simulate.inboundMessage({ from: to, to: from, body: "hi", mediaCount: 1 })).toMatchObject({
    type: "mms",
    numMedia: 1,
  });
  expect(await simulate.inboundMessage({ from: to, to: from, body: "hi", type: "lms", subject: "s" })).toMatchObject({
    type: "lms",
  });
  await expect(simulate.inboundMessage({ from: "me", to: from, body: "hi" })).rejects.toThrow(
    "from is not a phone number",
  );
});
