import { createHmac } from "node:crypto";

import { expect, test } from "vitest";

import { WebhookVerificationError } from "../errors/webhook-verification-error.ts";
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

const fine = { url: "https://x.test/hook", params: { A: "1" }, signingKey: "key" };

test.each<[string, unknown, RegExp]>([
  ["an empty key", { ...fine, signingKey: "" }, /^`signingKey` must be the account's signing key/],
  ["nothing at all", undefined, /^`signingKey` must be/],
  ["no URL", { ...fine, url: undefined }, /^`url` must be the absolute URL .* such as "https:.* got undefined\.$/],
  ["a path as URL", { ...fine, url: "/hook" }, /^`url` must be the absolute URL .* got another text\.$/],
  ["a URL without host", { ...fine, url: "https://" }, /^`url` must be the absolute URL/],
  ["a URL object", { ...fine, url: new URL("https://x.test") }, /^`url` must be the absolute URL .* got an object\.$/],
  ["a URL of another scheme", { ...fine, url: "ftp://x.test" }, /^`url` must be the absolute URL/],
  ["no fields", { ...fine, params: undefined }, /^`params` must be the fields of the form/],
  [
    "a number in a field",
    { ...fine, params: { a: 1 } },
    /^The field "a" of `params` must be a string, got a number\. .*"1"/,
  ],
  [
    "a list in a field",
    { ...fine, params: { a: ["1", "2"] } },
    /^The field "a" of `params` must be a string, got a list/,
  ],
  ["null in a field", { ...fine, params: { a: null } }, /^The field "a" of `params` must be a string, got null/],
  [
    "a field twice",
    { ...fine, params: new URLSearchParams("a=1&a=2") },
    /^The field "a" of `params` is there more than once/,
  ],
  ["a list of other things", { ...fine, params: ["a"] }, /^`params` must be an object of texts, or pairs/],
])("signing with %s is refused, with what is wrong, where, and what to do", async (_, options, message) => {
  for (const sign of [signWebhook, signWebhookRequest]) {
    const error: unknown = await sign(options as never).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WebhookVerificationError);
    expect(error).toMatchObject({ kind: "invalid-argument", message: expect.stringMatching(message) });
  }
});

test("fields that can be read once are signed and sent", async () => {
  const pairs = (function* () {
    yield ["B", "2"] as const;
    yield ["A", "1"] as const;
  })();
  const { headers, body } = await signWebhookRequest({ ...fine, params: pairs });
  expect(body).toBe("A=1&B=2");
  expect(headers["x-signature"]).toBe(await signWebhook({ ...fine, params: { A: "1", B: "2" } }));
});

test("what becomes of the options after the call does not matter", async () => {
  const options = { ...fine, params: { ...fine.params } };
  const signed = signWebhookRequest(options);
  options.url = "https://other.test";
  options.params.A = "2";
  expect(await signed).toEqual(await signWebhookRequest(fine));
});
