import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { launchBrowser } from "../../../.config/browser/launch-browser.ts";
import { expectText } from "./support/expect-text.ts";
import { expectNoComplaints, openPlayground } from "./support/open-playground.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe("the page", () => {
  test("says so when the playground's server is gone, and fails at nothing", async () => {
    const { page, playground, complaints } = await openPlayground(browser);
    await playground.close();
    await expectText(page.getByTestId("server-link"), "does not answer");
    await page.getByRole("button", { name: "Clear traffic" }).click();
    await page.getByTestId("message-submit").click();
    await expectText(page.getByTestId("message-error"), "APIConnectionError");
    // The browser itself notes each request that came to nothing.
    expect(complaints.filter((text) => !text.startsWith("Failed to load resource"))).toEqual([]);
  });

  test("follows the server again after an answer that was no stream", async () => {
    const { page, complaints } = await openPlayground(browser);
    await page.route("**/api/log", (route) => route.fulfill({ status: 503, body: "busy" }), { times: 1 });
    await page.reload();
    await page.getByTestId("server-link").waitFor();
    await page.getByTestId("message-submit").click();
    await page
      .getByTestId("log-entry")
      .filter({ hasText: /POST…\/messages/ })
      .waitFor();
    expect(await page.getByTestId("server-link").count()).toBe(0);
    expect(complaints.filter((text) => !text.startsWith("Failed to load resource"))).toEqual([]);
  });

  test("says what failed where it is itself at fault, and is not blank", async () => {
    const { page, playground } = await openPlayground(browser);
    const status = playground.status();
    const wrong = { ...status, clawops: { ...status.clawops, accountId: "AC with spaces" } };
    await page.route("**/api/log", (route) =>
      route.fulfill({ contentType: "text/event-stream", body: `event: status\ndata: ${JSON.stringify(wrong)}\n\n` }),
    );
    await page.reload();
    await expectText(page.getByTestId("page-failure"), "accountId");
  });
});

describe("the focus", () => {
  test("stays on a button while what it asked for is under way, and returns to the list from an entry", async () => {
    const opened = await openPlayground(browser, { hash: "#calls" });
    const { page } = opened;
    const focused = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.getAttribute("data-testid"));
    await page.getByTestId("call-submit").focus();
    await page.keyboard.press("Enter");
    await expectText(page.getByTestId("call-status"), "queued");
    expect(await focused()).toBe("call-submit");
    await page.getByTestId("log-entry").first().click();
    await page.getByRole("button", { name: "Close entry" }).click();
    expect(await focused()).toBe("log-list");
    expectNoComplaints(opened);
  });
});
