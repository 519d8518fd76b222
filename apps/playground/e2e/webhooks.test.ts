import { signWebhookRequest } from "@pincer/clawops/webhooks";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { launchBrowser } from "../../../.config/browser/launch-browser.ts";
import { everythingThePageHolds } from "./support/everything-the-page-holds.ts";
import { expectText } from "./support/expect-text.ts";
import { expectNoComplaints, type OpenedPlayground, openPlayground } from "./support/open-playground.ts";

/** A key that must turn up nowhere. */
const signingKey = "whsec_planted_7a6b5c4d3e2f";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function receiverOf({ playground }: OpenedPlayground): string {
  const { callbackUrl } = playground.status().clawops;
  if (callbackUrl === null) throw new Error("the playground receives no webhooks");
  return callbackUrl;
}

describe("a webhook", () => {
  test("of a message that was sent stands in the traffic as verified, with its type and data", async () => {
    const opened = await openPlayground(browser, { signingKey });
    const { page, clock } = opened;
    await page.getByRole("button", { name: "Send message" }).click();
    await expectText(page.getByTestId("message-result"), "queued");
    clock.advance(5_000);
    await page
      .getByTestId("log-entry")
      .filter({ hasText: /message\.sentverified/ })
      .click();
    await expectText(page.getByTestId("webhook-verdict"), /Signature verified by unwrapWebhook\(\): message\.sent/);
    await expectText(page.getByTestId("log-inspector"), '"to": "01012345678"');
    await page
      .getByTestId("log-inspector")
      .getByText(/^Headers/)
      .click();
    expect(await everythingThePageHolds(opened)).not.toContain(signingKey);
    expectNoComplaints(opened);
  });

  test("tells every step of a call that was placed here, in order", async () => {
    const opened = await openPlayground(browser, { hash: "#calls" });
    const { page, clock } = opened;
    const steps = page.getByTestId("log-entry").filter({ hasText: "call.status" });
    await page.getByRole("button", { name: "Place call" }).click();
    for (const [index, step] of ["queued", "ringing", "in-progress", "completed"].entries()) {
      await expectText(steps.nth(index), new RegExp(`call\\.status ${step}verified`));
      clock.advance(3_000);
    }
    await page
      .getByTestId("log-entry")
      .filter({ hasText: /POST…\/calls/ })
      .click();
    await page.getByTestId("log-inspector").getByText("Request", { exact: true }).click();
    await expectText(page.getByTestId("log-inspector"), `"StatusCallback": "${receiverOf(opened)}"`);
    await page.getByTestId("log-kind").getByText("Webhooks").click();
    await page.getByTestId("log-entry").filter({ hasText: "GET" }).first().waitFor({ state: "detached" });
    expect(await page.getByTestId("log-entry").count()).toBe(4);
    expectNoComplaints(opened);
  });

  test("that nobody signed, or with another key, is marked as refused and says why", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    const url = receiverOf(opened);
    const params = { CallId: "CA1", CallStatus: "completed" };
    const entries = page.getByTestId("log-entry").filter({ hasText: /HOOKnot verifiedrefused · 403/ });
    await fetch(url, { method: "POST", body: new URLSearchParams(params) });
    await entries.click();
    await expectText(page.getByTestId("webhook-verdict"), /Not verified: The header X-Signature is missing/);
    await fetch(url, await signWebhookRequest({ url, params, signingKey: "another" }));
    await entries.nth(1).click();
    await expectText(page.getByTestId("webhook-verdict"), /Not verified: The X-Signature does not match/);
    expectNoComplaints(opened);
  });
});
