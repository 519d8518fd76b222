import type { Browser, Locator } from "playwright-core";
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

/** The second click of a double click, after whatever the first one did. */
async function secondClick(button: Locator): Promise<void> {
  const { mouse } = button.page();
  const box = await button.boundingBox();
  if (box === null) throw new Error("the button is not to be seen");
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await mouse.down({ clickCount: 2 });
  await mouse.up({ clickCount: 2 });
}

describe("a call is placed only once", () => {
  test("by a double click, however fast the answer is", async () => {
    const opened = await openPlayground(browser, { hash: "#calls" });
    const { page } = opened;
    await page.getByTestId("call-submit").click();
    await expectText(page.getByTestId("call-status"), "queued");
    await secondClick(page.getByTestId("call-submit"));
    await page.getByRole("tab", { name: "Messages" }).click();
    await page.getByTestId("message-submit").click();
    await page
      .getByTestId("log-entry")
      .filter({ hasText: /POST…\/messages/ })
      .waitFor();
    expect(
      await page
        .getByTestId("log-entry")
        .filter({ hasText: /POST…\/calls/ })
        .count(),
    ).toBe(1);
    expectNoComplaints(opened);
  });

  test("by a key that is held down", async () => {
    const opened = await openPlayground(browser, { hash: "#calls" });
    const { page } = opened;
    await page.getByTestId("call-to").focus();
    await page.keyboard.down("Enter");
    await expectText(page.getByTestId("call-status"), "queued");
    for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    await page.getByRole("tab", { name: "Messages" }).click();
    await page.getByTestId("message-submit").click();
    await page
      .getByTestId("log-entry")
      .filter({ hasText: /POST…\/messages/ })
      .waitFor();
    expect(
      await page
        .getByTestId("log-entry")
        .filter({ hasText: /POST…\/calls/ })
        .count(),
    ).toBe(1);
    expectNoComplaints(opened);
  });

  test("by clicks on a question that fades away", async () => {
    const api = await startRealApi();
    const opened = await openPlayground(browser, { hash: "#calls", motion: true });
    const { page } = opened;
    await chooseReal(page, api.url);
    await expectText(page.getByTestId("mode-clawops"), "Real account");
    await page.getByRole("button", { name: "Close settings" }).click();
    await page.getByTestId("call-to").fill("01012345678");
    await page.getByTestId("call-from").fill("07012341234");
    await page.getByTestId("call-url").fill("https://voice.example/");
    await page.getByTestId("call-submit").click();
    const yes = page.getByRole("button", { name: "Call now" });
    await yes.evaluate((button: HTMLElement) => {
      button.click();
      // A click of its own, not the second of a double click, in each frame until the button is gone.
      const again = (): void => {
        if (!button.isConnected) return;
        button.click();
        requestAnimationFrame(again);
      };
      requestAnimationFrame(again);
    });
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expectText(page.getByTestId("call-card"), "01012345678");
    expect(api.posts()).toBe(1);
    expectNoComplaints(opened);
  });
});

describe("a gateway", () => {
  test("stays connected after a double click on Connect", async () => {
    const opened = await openPlayground(browser, { hash: "#agent" });
    const { page } = opened;
    await page.getByTestId("gateway-connect").click();
    await secondClick(page.getByTestId("gateway-disconnect"));
    await expectText(page.getByTestId("gateway-state"), "ready");
    await page.getByTestId("session-row").or(page.getByText("No sessions yet.")).first().waitFor();
    await expectText(page.getByTestId("gateway-state"), "ready");
    expectNoComplaints(opened);
  });
});
