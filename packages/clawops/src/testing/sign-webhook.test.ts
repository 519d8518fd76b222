import { createHmac } from "node:crypto";

import { expect, test } from "vitest";

import { signWebhook } from "./sign-webhook.ts";

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
