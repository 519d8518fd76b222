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

describe("a call", () => {
  test("is placed and followed through every state to its end", async () => {
    const opened = await openPlayground(browser, { hash: "#calls" });
    const { page, clock } = opened;
    await page.getByRole("button", { name: "Place call" }).click();
    const card = page.getByTestId("call-card");
    await expectText(card.getByTestId("call-status"), "queued");
    clock.advance(800);
    await expectText(card.getByTestId("call-status"), "ringing");
    clock.advance(1_500);
    await expectText(card.getByTestId("call-status"), "in-progress");
    clock.advance(3_000);
    await expectText(card.getByTestId("call-status"), "completed");
    await expectText(card.getByRole("list", { name: "Course of the call" }), /queued.*ringing.*in-progress.*completed/);
    await expectText(card.getByTestId("call-outcome"), "The call took 3 s.");
    await expectText(page.getByRole("table", { name: "Calls" }).getByTestId("call-row"), /completed.*3 s/);
    expectNoComplaints(opened);
  });

  test("to a number that cannot be called is refused at the field, and nothing is sent", async () => {
    const opened = await openPlayground(browser, { hash: "#calls" });
    const { page, responses } = opened;
    await page.getByTestId("call-to").fill("+1 202 555 0100");
    await page.getByRole("button", { name: "Place call" }).click();
    await expectText(page.getByTestId("call-form"), "only Korean numbers (+82) can be reached");
    expect(await page.getByTestId("call-to").getAttribute("aria-invalid")).toBe("true");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("to");
    expect(responses.filter((response) => response.request().method() === "POST")).toEqual([]);
    expectNoComplaints(opened);
  });
});
