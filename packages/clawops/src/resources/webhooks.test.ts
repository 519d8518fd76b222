import { expect, test } from "vitest";

import { rejection } from "../../test/test-client.ts";
import { ClawOps } from "../client.ts";
import { WebhookVerificationError } from "../errors/webhook-verification-error.ts";
import { signWebhookRequest } from "../webhooks/sign-webhook.ts";
import { unwrapWebhook } from "../webhooks/unwrap-webhook.ts";

const client = new ClawOps({ apiKey: "sk_test", accountId: "AC_1" });
const url = "https://example.com/hook?tenant=7";
const params = { MessageId: "MG1", Status: "sent", From: "07012341234", To: "01012345678" };

test("a client verifies a signature and reads the event", async () => {
  const signed = await signWebhookRequest({ url, params, signingKey: "whsec_1" });
  const { type, data, raw } = await client.webhooks.unwrap(new Request(url, signed), {
    signingKey: ["old", "whsec_1"],
  });
  expect([type, data, raw]).toEqual([
    "message.sent",
    { messageId: "MG1", status: "sent", from: "07012341234", to: "01012345678" },
    params,
  ]);
  const signature = signed.headers["x-signature"];
  expect(await client.webhooks.verify({ url, params, signature, signingKey: "whsec_1" })).toBe(true);
});

test("a client refuses a webhook that was signed with another key", async () => {
  const signed = await signWebhookRequest({ url, params, signingKey: "another" });
  const error = await rejection(client.webhooks.unwrap(new Request(url, signed), { signingKey: "whsec_1" }));
  expect(error).toBeInstanceOf(WebhookVerificationError);
});

test.each([
  ["an object", () => ({ ...params })],
  ["a URLSearchParams", () => new URLSearchParams(params)],
  ["a list of pairs", () => Object.entries(params)],
])("a client verifies what it was given, whatever becomes of it then: %s", async (_, fields) => {
  const signature = (await signWebhookRequest({ url, params, signingKey: "whsec_1" })).headers["x-signature"];
  const options = { url, params: fields(), signature: [signature ?? ""], signingKey: ["whsec_1"] };
  const verified = client.webhooks.verify(options);
  if (options.params instanceof URLSearchParams) options.params.set("From", "0");
  else if (Array.isArray(options.params)) options.params.splice(0, 1);
  else options.params.From = "0";
  options.signature[0] = "";
  options.signingKey[0] = "another";
  options.url = "https://other.example";
  expect(await verified).toBe(true);
});

test("a client unwraps with the options as they were at the call", async () => {
  const signed = await signWebhookRequest({ url, params, signingKey: "whsec_1" });
  const options = { url, signingKey: ["whsec_1"] };
  const unwraps = [client.webhooks.unwrap, unwrapWebhook].map((unwrap) =>
    unwrap.call(client.webhooks, new Request("https://inside.example/hook", signed), options),
  );
  options.signingKey[0] = "another";
  options.url = "https://other.example";
  expect((await Promise.all(unwraps)).map(({ type }) => type)).toEqual(["message.sent", "message.sent"]);
});

test("a client without options to verify by says what is missing", async () => {
  const error = await rejection(client.webhooks.verify(undefined as never));
  expect(error).toMatchObject({ kind: "invalid-argument", message: expect.stringContaining("`signingKey`") });
});
