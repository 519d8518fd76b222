import { expect, test } from "vitest";

import { rejection } from "../../test/test-client.ts";
import { ClawOps } from "../client.ts";
import { WebhookVerificationError } from "../errors/webhook-verification-error.ts";
import { signWebhookRequest } from "../webhooks/sign-webhook.ts";

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
