import { expect, test } from "vitest";

import { PLANTED_SIGNING_KEY } from "../../test/canaries.ts";
import { WebhookVerificationError } from "../errors/webhook-verification-error.ts";
import { signWebhookRequest } from "./sign-webhook.ts";
import { referenceSignature } from "./test/reference-signature.ts";
import { unwrapWebhook } from "./unwrap-webhook.ts";

const signingKey = PLANTED_SIGNING_KEY;
const url = "https://example.com/hook?tenant=7";
const params = { CallId: "CA1", CallStatus: "completed", To: "01012345678" };
const expected = {
  type: "call.status",
  data: { callId: "CA1", callStatus: "completed", to: "01012345678" },
  raw: params,
};
const form = await signWebhookRequest({ url, params, signingKey });
const signature = form.headers["x-signature"];

/** What a request is refused with. */
async function refusal(request: Parameters<typeof unwrapWebhook>[0], options = {}): Promise<WebhookVerificationError> {
  const outcome: unknown = await unwrapWebhook(request, { signingKey, ...options }).catch((thrown: unknown) => thrown);
  if (!WebhookVerificationError.isInstance(outcome)) throw new Error(`not refused: ${String(outcome)}`);
  return outcome;
}

test("a Fetch Request is verified and read", async () => {
  await expect(unwrapWebhook(new Request(url, form), { signingKey })).resolves.toEqual(expected);
});

test.each([
  ["text", form.body],
  ["bytes", new TextEncoder().encode(form.body)],
  ["a Buffer", Buffer.from(form.body)],
  ["an ArrayBuffer", new TextEncoder().encode(form.body).buffer],
  ["an object", { ...params }],
  ["an object without a prototype", Object.assign(Object.create(null) as object, params)],
  ["URLSearchParams", new URLSearchParams(params)],
])("a request of a Node framework is too, with a body that is %s", async (_, body) => {
  const headers = {
    "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
    "X-SIGNATURE": [signature ?? ""],
  };
  await expect(unwrapWebhook({ method: "post", url, headers, body }, { signingKey })).resolves.toEqual(expected);
});

test("a path is completed with the Host header: https, on a loopback host http", async () => {
  for (const [base, hosts] of [
    ["https://example.com", { Host: "example.com" }],
    ["https://example.com:8443", { ":authority": "example.com:8443" }],
    ["http://localhost:3000", { host: "localhost:3000" }],
    ["http://[::1]:3000", { host: "[::1]:3000" }],
    ["https://localhost.example.com", { host: "localhost.example.com" }],
  ] as const) {
    const headers = { ...hosts, "x-signature": referenceSignature(`${base}/hook?a=1`, params, signingKey) };
    const request = { method: "POST", url: "/hook?a=1", headers, body: params };
    await expect(unwrapWebhook(request, { signingKey })).resolves.toEqual(expected);
  }
});

test("originalUrl wins over the shortened url of a router; the option wins over both", async () => {
  const headers = { host: "example.com", "x-signature": signature };
  const request = { method: "POST", originalUrl: "/hook?tenant=7", url: "/?tenant=7", headers, body: params };
  await expect(unwrapWebhook(request, { signingKey })).resolves.toEqual(expected);
  await expect(unwrapWebhook({ ...request, originalUrl: "/x" }, { signingKey, url })).resolves.toEqual(expected);
});

test("a path without any host asks for the URL", async () => {
  const error = await refusal({ method: "POST", url: "/hook", headers: { "x-signature": signature }, body: params });
  expect(error.message).toContain("There is no absolute URL: give it as `url`");
});

test("what a signature does not cover is refused: other methods, JSON, other types", async () => {
  const signed = { "x-signature": signature ?? "" };
  const json = { ...signed, "content-type": "application/json; charset=utf-8" };
  for (const [request, words] of [
    [new Request(url, { headers: signed }), "The request is a GET. The signature covers forms only"],
    [new Request(url, { method: "PUT", headers: form.headers, body: form.body }), "The request is a PUT."],
    [
      new Request(url, { method: "POST", headers: json, body: "{}" }),
      "The body is JSON. The signature covers forms only",
    ],
    [{ method: "POST", url, headers: signed, body: ' {"CallId":"CA1"}' }, "The body is JSON."],
    [
      { method: "POST", url, headers: { ...signed, "content-type": "text/plain" }, body: "" },
      "The body is text/plain.",
    ],
  ] as const)
    await expect(refusal(request)).resolves.toMatchObject({
      message: expect.stringContaining(words) as string,
      kind: "verification",
    });
});

test("a broken form is refused and not repaired", async () => {
  const headers = form.headers;
  for (const [body, words] of [
    ["CallId=%", "does not begin the code of a UTF-8 character"],
    ["CallId=%ZZ", "does not begin the code of a UTF-8 character"],
    ["CallId=%FF", "does not begin the code of a UTF-8 character"],
    [Uint8Array.of(0x41, 0x3d, 0xff), "The body is not UTF-8."],
    ["A=1&A=1", 'The field "A" is there more than once'],
    [{ A: ["1", "2"] }, 'The field "A" is there more than once'],
    [{ A: { b: "1" } }, 'The field "A" is not a string'],
    [Array.from({ length: 1001 }, (_, index) => `f${index}=`).join("&"), "more than 1000 fields"],
    [undefined, "put the framework's form parser before this"],
    [new Blob(["A=1"]).stream(), "The `body` is a stream"],
  ] as const)
    expect((await refusal({ method: "POST", url, headers, body })).message).toContain(words);
});

test("plus signs, empty values, signs of equality and letters beyond ASCII come through", async () => {
  const odd = { Body: "1 + 1 = 2 & 안녕 😀", Empty: "", "Na me": "=" };
  const request = new Request(url, await signWebhookRequest({ url, params: odd, signingKey }));
  await expect(unwrapWebhook(request, { signingKey })).resolves.toMatchObject({ type: "unknown", raw: odd });
});

test("forwarded headers count only when they are trusted", async () => {
  const headers = {
    ...form.headers,
    host: "10.0.0.7:3000",
    "x-forwarded-proto": "https, http",
    "x-forwarded-host": "example.com",
    "x-forwarded-port": "443",
  };
  const request = { method: "POST", url: "/hook?tenant=7", headers, body: form.body };
  expect((await refusal(request)).message).toContain(
    `It was made for the URL ${url} and checked for https://10.0.0.7:3000/`,
  );
  await expect(unwrapWebhook(request, { signingKey, trustForwarded: true })).resolves.toEqual(expected);
});

test("an untrustworthy request is refused before its body is read", async () => {
  const request = new Request(url, { ...form, headers: { "content-type": "application/x-www-form-urlencoded" } });
  await refusal(request);
  expect(request.bodyUsed).toBe(false);
});

test("without options or without a request it says what is missing", async () => {
  await expect(unwrapWebhook(new Request(url, form), undefined as never)).rejects.toThrow("`signingKey` must be");
  for (const request of [undefined, "x", {}, { method: "POST" }])
    expect((await refusal(request as never)).message).toContain("must be a Fetch `Request`");
});

test("what is given out is what was verified, also where a form changes between two readings", async () => {
  const readings = ["CA1", "CA_forged"];
  const body = {
    ...params,
    get CallId() {
      return readings.shift() ?? "";
    },
  };
  const { raw } = await unwrapWebhook({ method: "POST", url, headers: form.headers, body }, { signingKey });
  expect(raw["CallId"]).toBe("CA1");
});

test("a trusted X-Forwarded-Host is enough where there is no Host header", async () => {
  const headers = { ...form.headers, "x-forwarded-host": "example.com" };
  const request = { method: "POST", url: "/hook?tenant=7", headers, body: form.body };
  await expect(unwrapWebhook(request, { signingKey, trustForwarded: true })).resolves.toEqual(expected);
  const lost = { ...request, headers: form.headers };
  expect((await refusal(lost, { trustForwarded: true })).message).toContain("There is no absolute URL");
});

test("an object that is no request, such as the event of a serverless platform, is a mistake in the code and said to be one", async () => {
  const event = { httpMethod: "POST", path: "/hook", headers: { "x-signature": "x" }, body: "A=1" };
  const outcome = unwrapWebhook(event, { signingKey: "whsec_1" });
  await expect(outcome).rejects.toMatchObject({ kind: "invalid-argument" });
  await expect(outcome).rejects.toThrow(/\{ method, url, headers, body \}/);
});
