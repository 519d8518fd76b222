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

describe("a text", () => {
  test("shows while it is typed what it is sent as, its bytes, where an SMS would be cut, and what does not print", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    const body = page.getByTestId("message-body");
    await body.fill("예약 ");
    await expectText(page.getByTestId("preflight-type"), "SMS");
    await expectText(page.getByTestId("preflight-size"), "5 of 90 bytes in EUC-KR");
    await body.pressSequentially("🎉");
    await expectText(page.getByTestId("preflight-unprintable"), "1 character arrives as “?”: 🎉 U+1F389 at index 3");
    await body.fill(`${"가".repeat(45)}나다`);
    await expectText(page.getByTestId("preflight-type"), "LMS");
    await expectText(page.getByTestId("preflight-cut"), /cut at index 45: …가{10} 나다…/);
    await body.fill("a".repeat(2_001));
    await expectText(page.getByTestId("preflight-too-long"), "an LMS takes 2,000 characters");
    expectNoComplaints(opened);
  });

  test("is inspected without a word to the server", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    await page.getByTestId("message-row").or(page.getByText("No messages yet.")).first().waitFor();
    await page.context().setOffline(true);
    await page.getByTestId("message-body").fill("x".repeat(91));
    await expectText(page.getByTestId("preflight-type"), "LMS");
    await page.context().setOffline(false);
  });

  test("has what matters told to screen readers, and its length where they ask for it", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    const told = page.getByTestId("preflight-announcement");
    expect(await told.getAttribute("aria-live")).toBe("polite");
    await page.getByTestId("message-body").fill("a".repeat(91));
    await expectText(told, "Is sent as LMS. As an SMS it would be cut at index 90.");
    const ids = (await page.getByTestId("message-body").getAttribute("aria-describedby"))?.split(" ") ?? [];
    const described = await page.evaluate(
      (all) => all.map((id) => document.getElementById(id)?.textContent).join(" "),
      ids,
    );
    expect(described).toContain("LMS 91 bytes in EUC-KR, 91 of 2,000 characters");
    expectNoComplaints(opened);
  });
});
