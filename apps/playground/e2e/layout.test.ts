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

describe("a narrow page", () => {
  test("of 320 pixels has room for everything, also for long words", async () => {
    const opened = await openPlayground(browser, { width: 320 });
    const { page } = opened;
    const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    await page.getByTestId("message-body").fill(`${"🎉".repeat(20)}${"가".repeat(900)}`);
    await page.getByTestId("preflight-unprintable").waitFor();
    await page.getByTestId("message-submit").click();
    await page.getByTestId("message-row").waitFor();
    expect(await width()).toBe(320);
    await page.getByRole("tab", { name: "Calls" }).click();
    await page.getByTestId("call-submit").click();
    await page.getByTestId("call-card").waitFor();
    expect(await width()).toBe(320);
    await page.getByRole("tab", { name: "Agent" }).click();
    await page.getByTestId("gateway-connect").click();
    await page.getByTestId("gateway-hello").waitFor();
    await page.getByTestId("ask-question").fill("x".repeat(500));
    await page.getByTestId("ask-submit").click();
    await expectText(page.getByTestId("answer-status"), "done");
    expect(await width()).toBe(320);
    expectNoComplaints(opened);
  });
});

describe("what comes from outside", () => {
  test("is shown as text and never run", async () => {
    const nasty = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
    const opened = await openPlayground(browser, {
      reply: async function* () {
        yield nasty;
      },
    });
    const { page } = opened;
    await page.getByTestId("message-body").fill(nasty);
    await page.getByTestId("message-submit").click();
    await expectText(page.getByTestId("message-row"), nasty);
    await page
      .getByTestId("log-entry")
      .filter({ hasText: /POST…\/messages/ })
      .click();
    await expectText(page.getByTestId("log-inspector"), "onerror");
    await page.getByRole("tab", { name: "Agent" }).click();
    await page.getByTestId("gateway-connect").click();
    await page.getByTestId("ask-question").fill(nasty);
    await page.getByTestId("ask-submit").click();
    await expectText(page.getByTestId("answer-text"), nasty);
    await expectText(page.getByTestId("answer-status"), "done");
    expect(await page.locator("img[src=x]").count()).toBe(0);
    expect(await page.title()).not.toBe("1");
    expectNoComplaints(opened);
  });
});
