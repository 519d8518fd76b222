import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { launchBrowser } from "../../../.config/browser/launch-browser.ts";
import { everythingThePageHolds } from "./support/everything-the-page-holds.ts";
import { expectText } from "./support/expect-text.ts";
import { expectNoComplaints, openPlayground } from "./support/open-playground.ts";
import { chooseReal, plantedKey, startRealApi } from "./support/real-account.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe("a real account", () => {
  test("is marked as such, and is asked about before anything costs money", async () => {
    const api = await startRealApi();
    const opened = await openPlayground(browser);
    const { page } = opened;
    await chooseReal(page, api.url);
    await expectText(page.getByTestId("mode-clawops"), "Real account: costs money");
    await page.getByRole("button", { name: "Close settings" }).click();
    await page.getByRole("button", { name: "Send message" }).click();
    await expectText(page.getByTestId("message-form"), "Fill this in.");
    await page.getByTestId("message-to").fill("01012345678");
    await page.getByTestId("message-from").fill("07012341234");
    await page.getByTestId("message-body").fill("Hello");
    await page.getByRole("button", { name: "Send message" }).click();
    const dialog = page.getByRole("dialog", { name: "Send a real message?" });
    await expectText(dialog, "01012345678");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(api.posts()).toBe(0);
    await page.getByRole("button", { name: "Send message" }).click();
    await dialog.getByRole("button", { name: "Send it" }).click();
    await expectText(page.getByTestId("message-result"), "MG");
    expect(api.posts()).toBe(1);
    expectNoComplaints(opened);
  });

  test("keeps its key where the page cannot get it", async () => {
    const api = await startRealApi();
    const opened = await openPlayground(browser);
    const { page } = opened;
    await chooseReal(page, api.url);
    await expectText(page.getByTestId("settings-clawops"), "Applied.");
    await page.getByRole("button", { name: "Close settings" }).click();
    const list = page.getByTestId("log-entry").filter({ hasText: "/messages" });
    await list.first().waitFor();
    await page.getByRole("button", { name: "Refresh messages" }).click();
    await list.last().click();
    await page.getByTestId("log-inspector").getByText("Request", { exact: true }).click();
    await page
      .getByTestId("log-inspector")
      .getByText(/^Headers/)
      .click();
    const everything = await everythingThePageHolds(opened);
    expect(everything).toContain("[redacted]");
    expect(everything).not.toContain(plantedKey);
    expectNoComplaints(opened);
  });

  test("is not chosen by the environment alone", async () => {
    const env = { CLAWOPS_API_KEY: plantedKey, CLAWOPS_ACCOUNT_ID: "AC_real" };
    const opened = await openPlayground(browser, { env });
    await expectText(opened.page.getByTestId("mode-clawops"), "Simulated");
    expect(await everythingThePageHolds(opened)).not.toContain(plantedKey);
  });

  test("is refused where something is missing, at the field", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByTestId("settings-clawops-target").getByText("Real").click();
    await page.getByTestId("settings-clawops-apply").click();
    await expectText(page.getByTestId("settings-clawops"), "The API key of the account is missing");
    await expectText(page.getByTestId("mode-clawops"), "Simulated");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("apiKey");
    expectNoComplaints(opened);
  });

  test("is refused where its id could stand in no address, and the page lives on", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByTestId("settings-clawops-target").getByText("Real").click();
    await page.getByTestId("settings-clawops-apiKey").fill(plantedKey);
    await page.getByTestId("settings-clawops-accountId").fill("AC real");
    await page.getByTestId("settings-clawops-apply").click();
    await expectText(page.getByTestId("settings-clawops"), "The account id has a space");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("accountId");
    await page.getByTestId("settings-clawops-accountId").fill("AC_real");
    expect(await page.getByTestId("settings-clawops-accountId").getAttribute("aria-invalid")).not.toBe("true");
    expectNoComplaints(opened);
  });
});
