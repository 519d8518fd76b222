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

describe("traffic", () => {
  test("shows each exchange and frame, and one of them in full", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    await page.getByRole("button", { name: "Send message" }).click();
    const sent = page.getByTestId("log-entry").filter({ hasText: /POST…\/messages201/ });
    await sent.click();
    const inspector = page.getByTestId("log-inspector");
    await expectText(inspector, '"messageId"');
    await inspector.getByText("Request", { exact: true }).click();
    await expectText(inspector, '"To": "01012345678"');
    await inspector.getByText(/^Headers/).click();
    await expectText(inspector, /authorization\[redacted\]/);
    expectNoComplaints(opened);
  });

  test("is filtered by kind and by text", async () => {
    const opened = await openPlayground(browser, { hash: "#agent" });
    const { page } = opened;
    const entries = page.getByTestId("log-entry");
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await entries.filter({ hasText: "res sessions.list ok" }).waitFor();
    await page.getByTestId("log-kind").getByText("Gateway").click();
    await entries.filter({ hasText: "GET" }).first().waitFor({ state: "detached" });
    await page.getByLabel("Find in traffic").fill("hello-ok");
    await entries.filter({ hasText: "req sessions.list" }).waitFor({ state: "detached" });
    expect(await entries.allTextContents()).toEqual([expect.stringContaining("res connect ok")]);
    await page.getByLabel("Find in traffic").fill("no such thing");
    await page.getByText("Nothing fits the filter.").waitFor();
    expectNoComplaints(opened);
  });

  test("waits while it is paused, and can be cleared", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    const posted = page.getByTestId("log-entry").filter({ hasText: "POST" });
    await page.getByRole("button", { name: "Pause traffic" }).click();
    await page.getByRole("button", { name: "Send message" }).click();
    await expectText(page.getByTestId("log-waiting"), /\+\d/);
    expect(await posted.count()).toBe(0);
    await page.getByRole("button", { name: "Resume traffic" }).click();
    await posted.waitFor();
    opened.clock.advance(5_000);
    await expectText(page.getByTestId("message-row"), "sent");
    await page.getByRole("button", { name: "Clear traffic" }).click();
    await page.getByText("Nothing went over the wire yet.").waitFor();
    expectNoComplaints(opened);
  });

  test("is still there after a reload", async () => {
    const opened = await openPlayground(browser);
    const { page } = opened;
    await page.getByRole("button", { name: "Send message" }).click();
    const posted = page.getByTestId("log-entry").filter({ hasText: "POST" });
    await posted.waitFor();
    await page.reload();
    await posted.waitFor();
    expectNoComplaints(opened);
  });
});
