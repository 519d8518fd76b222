import { inspect } from "node:util";

import { expect, test } from "vitest";

import { PLANTED_DIGITS, PLANTED_SIGNING_KEY } from "../../test/canaries.ts";
import * as webhooks from "./index.ts";
import { referenceSignature } from "./test/reference-signature.ts";

const signingKey = PLANTED_SIGNING_KEY;
const oldKey = "whsec_Kd93hR7wXn";
const token = "Yb52nM8cQs";
const url = `https://user:${token}@example.com/hook?token=${token}&key=${token}&k=${token}${token}&page=2`;
const params = { CallId: "CA1", Digits: PLANTED_DIGITS, CallStatus: "in-progress" };
const expected = referenceSignature(url, params, signingKey);

/** All that can be printed of a value. */
function printed(value: unknown): string {
  const hidden = { showHidden: true, depth: 10, getters: true };
  const { stack, cause } = value as Error;
  return [
    inspect(value, hidden),
    inspect(value),
    JSON.stringify(value),
    String(value),
    stack,
    inspect(cause, hidden),
  ].join("\n");
}

test("no error shows a key, the signature that would be right, a value of the form or a secret of the URL", async () => {
  const good = { url, params, signature: expected, signingKey: [signingKey, oldKey] };
  const forged = referenceSignature(url, params, "forged");
  const changes: ReadonlyArray<Partial<webhooks.VerifyWebhookOptions>> = [
    { signature: forged },
    { signature: forged, explain: false },
    { url: url.replace("https", "http") },
    { signingKey: [` ${signingKey} `, oldKey] },
    { params: { ...params, Digits: [PLANTED_DIGITS, PLANTED_DIGITS] } as never },
    { params: { ...params, Digits: Number(PLANTED_DIGITS) } as never },
    { signature: undefined },
    { signature: forged.slice(1) },
    { url: "/hook" },
  ];
  for (const change of changes) {
    const error: unknown = await webhooks.verifyWebhook({ ...good, ...change }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(webhooks.WebhookVerificationError);
    const text = printed(error);
    for (const secret of [signingKey, oldKey, token, expected, PLANTED_DIGITS]) expect(text).not.toContain(secret);
  }
});

test("what is safe in a URL is shown", async () => {
  const signature = referenceSignature(url, params, "forged");
  const verified = webhooks.verifyWebhook({ url, params, signature, signingKey });
  await expect(verified).rejects.toThrow("/hook?token=[redacted]&key=[redacted]&k=[redacted]&page=2");
});

test("the module holds its keys where printing does not reach", async () => {
  await webhooks.verifyWebhook({ url, params, signature: expected, signingKey });
  expect(inspect(webhooks, { showHidden: true, depth: 10 })).not.toContain(signingKey);
});

test("a stream's own error keeps no secret either", async () => {
  const cause = new Error(`lost https://user:${token}@example.com/hook?token=${token}`);
  const body = new ReadableStream({ pull: (controller) => controller.error(cause) });
  const headers = { "x-signature": expected, "content-type": "application/x-www-form-urlencoded" };
  const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
  const error: unknown = await webhooks
    .unwrapWebhook(new Request("https://example.com", init), { signingKey })
    .catch((thrown: unknown) => thrown);
  expect(JSON.stringify(error)).not.toContain(token);
});
