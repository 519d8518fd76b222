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

describe("with the keyboard alone", () => {
  test("a message is sent, its exchange looked into, a call placed and Settings opened and closed", async () => {
    const opened = await openPlayground(browser);
    const { page, clock } = opened;
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = (): Promise<string> =>
      page.evaluate(
        () => document.activeElement?.getAttribute("data-testid") ?? document.activeElement?.textContent ?? "",
      );
    const tabTo = async (name: string): Promise<void> => {
      for (let step = 0; step < 40; step += 1) {
        if ((await focused()) === name) return;
        await press("Tab");
      }
      throw new Error(`${name} cannot be reached with Tab`);
    };

    await tabTo("message-to");
    await page.keyboard.type("010 9999 8888");
    await press("Enter");
    await expectText(page.getByTestId("message-row"), "01099998888");
    clock.advance(5_000);
    await expectText(page.getByTestId("message-row"), "sent");

    await tabTo("log-list");
    await press("Home", "ArrowDown", "ArrowDown");
    const chosen = page.getByRole("option", { selected: true });
    await chosen.waitFor();
    await page.getByTestId("log-inspector").waitFor();
    const id = await page.getByTestId("log-list").getAttribute("aria-activedescendant");
    expect(await chosen.getAttribute("id")).toBe(id);

    await tabTo("Messages");
    await press("ArrowRight");
    await tabTo("call-submit");
    await press("Space");
    await expectText(page.getByTestId("call-status"), "queued");

    await tabTo("open-settings");
    await press("Enter");
    await page.getByRole("dialog", { name: "Settings" }).waitFor();
    await press("Escape");
    await page.getByRole("dialog", { name: "Settings" }).waitFor({ state: "detached" });
    await expect.poll(focused).toBe("open-settings");
    expectNoComplaints(opened);
  });
});
