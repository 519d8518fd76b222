import { expect, test } from "vitest";

import type { Delivery } from "../testing/index.ts";
import { deliveryLine } from "./delivery-line.ts";

const failed: Delivery = {
  id: "WL1",
  webhookId: "WH1",
  event: "message.received",
  url: "https://user:planted-password@example.com:8443/planted-path?token=planted-token#planted",
  params: { From: "01055556666", Body: "planted-body", Digits: "1234" },
  status: "pending",
  attempt: 1,
  maxAttempts: 3,
  responseStatus: 500,
  responseBody: "planted-answer",
  responseTimeMs: 1,
  createdAt: "2026-01-01T00:00:00.000Z",
  completedAt: null,
};

test("a failed try says what, where to, why, and whether it is tried again", () => {
  expect(deliveryLine(failed)).toBe("webhook message.received to https://example.com:8443 failed: 500 (try 1 of 3)");
  expect(deliveryLine({ ...failed, status: "failed", attempt: 3 })).toBe(
    "webhook message.received to https://example.com:8443 failed: 500 (given up)",
  );
});

test.each([
  ["TypeError: fetch failed (ECONNREFUSED)", "ECONNREFUSED"],
  ["TypeError: fetch failed (SELF_SIGNED_CERT_IN_CHAIN)", "SELF_SIGNED_CERT_IN_CHAIN"],
  ["Error: no answer within 10000 ms", "no answer"],
  ["Error: planted-words (planted)", "no answer"],
  [null, "no answer"],
])("without an answer (%s) the reason is %s", (responseBody, reason) => {
  expect(deliveryLine({ ...failed, responseStatus: null, responseBody })).toContain(`failed: ${reason} (try`);
});

test("one that was taken is no line", () => {
  expect(deliveryLine({ ...failed, status: "delivered", responseStatus: 204 })).toBeUndefined();
});

test("a name of an event that the API does not have stays away, and so do lines of its own", () => {
  for (const event of ["planted\nwebhook", "\u001b[2J", "01055556666", "", "x".repeat(200)]) {
    expect(deliveryLine({ ...failed, event })).toBe("webhook to https://example.com:8443 failed: 500 (try 1 of 3)");
  }
});
