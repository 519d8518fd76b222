import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { launchBrowser } from "../../../.config/browser/launch-browser.ts";
import { expectText } from "./support/expect-text.ts";
import { expectNoComplaints, openPlayground } from "./support/open-playground.ts";
import { chooseReal, startRealApi } from "./support/real-account.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe("a number", () => {
  test("shows what kind it is, and is sent in domestic form", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    const form = page.getByTestId("message-form");
    await expectText(form, "휴대폰 · mobile");
    await expectText(form, "인터넷전화 (070) · voip");
    await page.getByTestId("message-to").fill("1588-1234");
    await expectText(form, "대표번호 · representative · 15881234");
    await page.getByTestId("message-to").fill("+82 10-9999-8888");
    await expectText(form, "휴대폰 · mobile · 01099998888");
    await page.getByRole("button", { name: "Send message" }).click();
    await page
      .getByTestId("log-entry")
      .filter({ hasText: /POST…\/messages201/ })
      .click();
    await page.getByTestId("log-inspector").getByText("Request", { exact: true }).click();
    await expectText(page.getByTestId("log-inspector"), '"To": "01099998888"');
    expectNoComplaints(opened);
  });

  test("that is none is told at its field when that is left, in the SDK's words, until it is corrected", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    const to = page.getByTestId("message-to");
    const words = page.getByText("this is no Korean phone number: the leading 0 is missing");
    await to.fill("1012345678");
    expect(await words.count()).toBe(0);
    await to.press("Tab");
    await words.waitFor();
    const errorId = (await to.getAttribute("aria-describedby")) ?? "";
    expect(errorId.split(" ")).toContain(await words.getAttribute("id"));
    await to.fill("01012345678");
    await words.waitFor({ state: "detached" });
    expectNoComplaints(opened);
  });
});

describe("the sender", () => {
  test("is picked with the keyboard from the account's numbers, or typed", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    const from = page.getByTestId("message-from");
    await from.focus();
    await page.keyboard.press("ArrowDown");
    await expectText(page.getByRole("option", { name: "07056785678" }), "인터넷전화");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await from.inputValue()).toBe("07056785678");
    await from.fill("0212345678");
    expect(await from.inputValue()).toBe("0212345678");
    expectNoComplaints(opened);
  });

  test("of a real account is read from it", async () => {
    const api = await startRealApi({ numbers: ["0212345678", "15880000"] });
    const opened = await openPlayground(browser);
    const { page } = opened;
    await chooseReal(page, api.url);
    await expectText(page.getByTestId("mode-clawops"), "Real account");
    await page.getByRole("button", { name: "Close settings" }).click();
    const from = page.getByTestId("message-from");
    await expect.poll(() => from.inputValue()).toBe("0212345678");
    await from.click();
    await page.getByRole("option", { name: "15880000" }).click();
    expect(await from.inputValue()).toBe("15880000");
    await expectText(page.getByTestId("message-form"), "대표번호 · representative");
    expectNoComplaints(opened);
  });

  test("can be typed where the numbers could not be read, which is told at the field and can be tried again", async () => {
    const api = await startRealApi({ numbers: ["07012341234"] });
    api.fail("listNumbers", { status: 403, body: { error: "no right to read numbers", code: "forbidden" } });
    const opened = await openPlayground(browser);
    const { page } = opened;
    await chooseReal(page, api.url);
    await expectText(page.getByTestId("message-numbers-error"), "no right to read numbers");
    await page.getByRole("button", { name: "Close settings" }).click();
    await page.getByTestId("message-form").getByRole("button", { name: "Read the account's numbers again" }).click();
    await page.getByTestId("message-numbers-error").waitFor({ state: "detached" });
    await expect.poll(() => page.getByTestId("message-from").inputValue()).toBe("07012341234");
    expectNoComplaints(opened);
  });
});
