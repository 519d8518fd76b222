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

describe("a message", () => {
  test("is sent with one click, and is listed as queued, then as sent", async () => {
    const opened = await openPlayground(browser);
    const { page, clock } = opened;
    await page.getByRole("button", { name: "Send message" }).click();
    await expectText(page.getByTestId("message-result"), /queued\s*MG/);
    const row = page.getByRole("table", { name: "Messages" }).getByTestId("message-row");
    await expectText(row, "queued");
    await expectText(row, "01012345678");
    await expectText(row, "안녕하세요");
    clock.advance(5_000);
    await expectText(row, "sent");
    await expectText(page.getByTestId("message-result"), "sent");
    expect(await row.count()).toBe(1);
    expectNoComplaints(opened);
  });

  test("with a sender that is not the account's own is refused at the form, with what to do", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    await page.getByLabel("From").first().fill("0212345678");
    await page.getByRole("button", { name: "Send message" }).click();
    const error = page.getByTestId("message-form").getByRole("alert");
    await expectText(error, "BadRequestError");
    await expectText(error, "from_not_registered");
    await expectText(error, "Use one of the account's own numbers");
    expect(await page.getByTestId("message-row").count()).toBe(0);
    expectNoComplaints(opened);
  });

  test("without a recipient is refused at the form, and nothing is sent", async () => {
    const opened = await openPlayground(browser);
    const { page, responses } = opened;
    await page.getByTestId("message-to").fill("");
    await page.getByRole("button", { name: "Send message" }).click();
    await expectText(page.getByTestId("message-form"), "Fill this in.");
    expect(await page.getByTestId("message-to").getAttribute("aria-invalid")).toBe("true");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("to");
    expect(responses.filter((response) => response.request().method() === "POST")).toEqual([]);
    expectNoComplaints(opened);
  });

  test("that the service refuses can be corrected and sent, and the error is gone", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    await page.getByTestId("message-from").fill("0212345678");
    await page.getByRole("button", { name: "Send message" }).click();
    const error = page.getByTestId("message-form").getByRole("alert");
    await error.waitFor();
    await page.getByTestId("message-from").fill("070-1234-1234");
    await page.getByRole("button", { name: "Send message" }).click();
    await expectText(page.getByTestId("message-result"), "queued");
    await error.waitFor({ state: "detached" });
    expectNoComplaints(opened);
  });
});
