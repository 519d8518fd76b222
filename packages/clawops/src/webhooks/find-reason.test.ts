import { expect, test } from "vitest";

import { PLANTED_SIGNING_KEY } from "../../test/canaries.ts";
import { signWebhook, signWebhookRequest } from "./sign-webhook.ts";
import { unwrapWebhook } from "./unwrap-webhook.ts";
import { verifyWebhook } from "./verify-webhook.ts";

const signingKey = PLANTED_SIGNING_KEY;
const params = { CallId: "CA1", CallStatus: "completed" };

/** What is said of a webhook that was signed for one URL and checked for another. */
async function reason(registered: string, url: string, options = {}): Promise<string> {
  const signature = await signWebhook({ url: registered, params, signingKey });
  const outcome = await verifyWebhook({ url, params, signature, signingKey, ...options }).then(
    () => "verified",
    (thrown: Error) => thrown.message,
  );
  expect(outcome).toMatch(/^The X-Signature does not match\./);
  return outcome;
}

test.each([
  ["the scheme", "https://example.com/hook", "http://example.com/hook"],
  ["a trailing slash too many", "https://example.com/hook", "https://example.com/hook/"],
  ["a trailing slash too few", "https://example.com/hook/", "https://example.com/hook"],
  ["the slash of the root", "https://example.com", "https://example.com/"],
  ["a default port that was left out", "https://example.com:443/hook", "https://example.com/hook"],
  ["a default port that was added", "http://example.com/hook", "http://example.com:80/hook"],
  ["the query", "https://example.com/hook", "https://example.com/hook?a=1"],
  ["scheme, port and slash at once", "https://example.com/hook?a=1", "http://example.com:3000/hook/?a=1"],
  ["letters as they were typed", "https://example.com/훅", "https://example.com/%ED%9B%85"],
  ["capitals in the host", "https://example.com/hook", "HTTPS://Example.com/hook"],
  ["a port of IPv6", "https://[::1]/hook", "https://[::1]:8443/hook"],
])("the error names the URL that would have matched, and does not accept it: %s", async (_, registered, url) => {
  expect(await reason(registered, url)).toContain(
    `It was made for the URL ${registered} and checked for ${url}: give the first as \`url\`.`,
  );
});

test("what proxies and the Host header say is tried too, also where a wrong `url` was given", async () => {
  const url = "https://api.example.com/v2/hook";
  const form = await signWebhookRequest({ url, params, signingKey });
  for (const [arrived, headers, options] of [
    [
      "http://10.0.0.7/hook",
      { "x-forwarded-proto": "https", "x-forwarded-host": "api.example.com", "x-forwarded-prefix": "/v2/" },
      {},
    ],
    ["http://0.0.0.0:3000/v2/hook", { host: "api.example.com" }, {}],
    [url, {}, { url: "https://old.example.com/hook" }],
  ] as const) {
    const request = { method: "POST", url: arrived, headers: { ...form.headers, ...headers }, body: form.body };
    await expect(unwrapWebhook(request, { signingKey, ...options })).rejects.toThrow(`made for the URL ${url} and`);
  }
});

test("a port in X-Forwarded-Port is one of them", async () => {
  const url = "https://api.example.com:8443/hook";
  const form = await signWebhookRequest({ url, params, signingKey });
  const headers = { ...form.headers, host: "api.example.com", "x-forwarded-port": "8443" };
  const request = { method: "POST", url: "/hook", headers, body: form.body };
  await expect(unwrapWebhook(request, { signingKey })).rejects.toThrow(`made for the URL ${url} and`);
  await expect(unwrapWebhook(request, { signingKey, trustForwarded: true })).resolves.toMatchObject({ raw: params });
});

test("a key with whitespace around it is told", async () => {
  const url = "https://example.com/hook";
  expect(await reason(url, url, { signingKey: [`${signingKey}\n`] })).toContain("without the whitespace around it");
});

test("otherwise it says what to check", async () => {
  const message = await reason("https://example.com/a", "https://example.com/b");
  expect(message).toContain("Check the signing key (this account's, from the ClawOps console)");
  expect(message).toContain("checked for https://example.com/b");
  expect(message).toContain("The form has 2 fields");
  const url = "https://example.com/";
  expect(await reason(url, url, { params: {} })).toContain("The form is empty: was the body read before?");
  expect(await reason(url, url, { signingKey: "sk_live_123" })).toContain("looks like an API key");
});

test("nothing is looked for where that is not wanted", async () => {
  const message = await reason("https://example.com/a", "http://example.com/a", { explain: false });
  expect(message).toBe("The X-Signature does not match.");
});

test("a large form of a stranger is not tried with every URL", async () => {
  const signature = await signWebhook({ url: "https://example.com/a", params, signingKey: "other" });
  let signed = 0;
  const large = { Body: "x".repeat(70_000) };
  const { subtle } = globalThis.crypto;
  const verify = subtle.verify.bind(subtle);
  Object.defineProperty(subtle, "verify", {
    value: (...args: Parameters<typeof verify>) => {
      signed += 1;
      return verify(...args);
    },
    configurable: true,
  });
  try {
    const url = "https://example.com/a";
    await expect(verifyWebhook({ url, params: large, signature, signingKey })).rejects.toThrow("Check the signing key");
    expect(signed).toBe(1);
    signed = 0;
    await expect(verifyWebhook({ url, params, signature, signingKey })).rejects.toThrow("Check the signing key");
    expect(signed).toBeGreaterThan(4);
    expect(signed).toBeLessThan(60);
  } finally {
    Reflect.deleteProperty(subtle, "verify");
  }
});

test("a hostile URL does not hold it up", async () => {
  const hostile = `https://${":1".repeat(20_000)}/${"%".repeat(20_000)}?${"&a=".repeat(20_000)}`;
  expect((await reason("https://example.com/", hostile)).length).toBeLessThan(2000);
});
