import { expect, test } from "vitest";

import { account, apiKey, localApi } from "./test/local-api.ts";

test("a file comes over real HTTP as it was sent, and is recorded without its bytes", async () => {
  const { api, get } = localApi();
  const server = await api.listen();
  const form = new FormData();
  form.append("bubbleType", "WIDE");
  form.append("image", new Blob([new Uint8Array([0, 255, 13, 10, 45, 45])], { type: "image/png" }), "사진.png");
  const headers = { authorization: `Bearer ${apiKey}` };
  const response = await fetch(`${server.url}${account}/kakao/brand-images`, { method: "POST", headers, body: form });
  await server.close();
  expect(response.status).toBe(201);
  expect((await get("/kakao/brand-images")).body.data).toMatchObject([{ name: "사진.png", bubbleType: "WIDE" }]);
  expect(api.requests[0]?.body).toEqual({
    bubbleType: "WIDE",
    image: { filename: "사진.png", contentType: "image/png", bytes: 6 },
  });
});

test("where a file belongs, JSON is refused, and where JSON belongs, a form", async () => {
  const { api, post } = localApi();
  expect(await post("/kakao/brand-images", { bubbleType: "WIDE", image: "x" })).toMatchObject({ status: 415 });
  const form = new FormData();
  form.append("name", "a");
  const headers = { authorization: `Bearer ${apiKey}` };
  const response = await api.fetch(`${api.url}${account}/agents`, { method: "POST", headers, body: form });
  expect(response.status).toBe(415);
});

test("a text in the place of a file is 400 and names its field", async () => {
  const { api } = localApi();
  const form = new FormData();
  form.append("bubbleType", "WIDE");
  form.append("image", "x");
  const headers = { authorization: `Bearer ${apiKey}` };
  const response = await api.fetch(`${api.url}${account}/kakao/brand-images`, { method: "POST", headers, body: form });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "VALIDATION", errors: [{ path: "/body/image" }] });
});
