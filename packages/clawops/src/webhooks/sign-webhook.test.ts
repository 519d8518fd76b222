import { createHmac } from "node:crypto";

import { expect, test } from "vitest";

import { signWebhook, signWebhookRequest } from "./sign-webhook.ts";

test("signs the URL and the fields in the order of their keys", async () => {
  const url = "https://example.com/hook?a=1";
  const params = { To: "b", CallId: "CA1", Body: "안녕" };
  const expected = createHmac("sha256", "key")
    .update("https://example.com/hook?a=1Body안녕CallIdCA1Tob")
    .digest("base64");
  await expect(signWebhook({ url, params, signingKey: "key" })).resolves.toBe(expected);
});

test("another key, URL or field gives another signature", async () => {
  const options = { url: "https://example.com", params: { A: "1" }, signingKey: "key" };
  const signatures = await Promise.all([
    signWebhook(options),
    signWebhook({ ...options, signingKey: "other" }),
    signWebhook({ ...options, url: "https://example.com/" }),
    signWebhook({ ...options, params: { A: "2" } }),
  ]);
  expect(new Set(signatures).size).toBe(4);
});

test("keys are sorted by code point: one outside the basic plane comes after every one inside it", async () => {
  const params = { "\u{1F600}": "astral", "\uFFFD": "basic", "\uE000": "private" };
  const expected = createHmac("sha256", "key").update("https://x.test\uE000private\uFFFDbasic\u{1F600}astral");
  const signature = await signWebhook({ url: "https://x.test", params, signingKey: "key" });
  expect(signature).toBe(expected.digest("base64"));
});

test("a form without fields is signed by its URL alone", async () => {
  const expected = createHmac("sha256", "key").update("https://x.test/").digest("base64");
  await expect(signWebhook({ url: "https://x.test/", params: {}, signingKey: "key" })).resolves.toBe(expected);
});

test("a signed request is what ClawOps posts", async () => {
  const options = { url: "https://x.test/hook", params: { Body: "1 + 1 & 안녕=é", Empty: "" }, signingKey: "key" };
  const { method, headers, body } = await signWebhookRequest(options);
  expect(method).toBe("POST");
  expect(headers).toEqual({
    "content-type": "application/x-www-form-urlencoded",
    "x-signature": await signWebhook(options),
  });
  expect(body).toBe("Body=1+%2B+1+%26+%EC%95%88%EB%85%95%3D%C3%A9&Empty=");
});

test("there is nothing to sign with an empty key or without fields of text", async () => {
  const options = { url: "https://x.test", params: {}, signingKey: "" };
  await expect(signWebhook(options)).rejects.toThrow("`signingKey` must be the account's signing key");
  const wrong = { ...options, signingKey: "key", params: { A: 1 } as never };
  await expect(signWebhookRequest(wrong)).rejects.toThrow('The field "A" is not a string');
});
