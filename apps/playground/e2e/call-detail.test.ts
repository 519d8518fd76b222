import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { launchBrowser } from "../../../.config/browser/launch-browser.ts";
import { expectText } from "./support/expect-text.ts";
import { expectNoComplaints, type OpenedPlayground, openPlayground } from "./support/open-playground.ts";
import { chooseReal, startRealApi } from "./support/real-account.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A page with a call that is over; a number that ends in 0001 is busy. */
async function withEndedCall(to: string, width = 1360): Promise<OpenedPlayground> {
  const opened = await openPlayground(browser, { hash: "#calls", width });
  const { page, clock } = opened;
  await page.getByTestId("call-to").fill(to);
  await page.getByRole("button", { name: "Place call" }).click();
  await expectText(page.getByTestId("call-status"), "queued");
  clock.advance(30_000);
  await expectText(page.getByTestId("call-status"), /completed|busy/);
  return opened;
}

describe("a call that is over", () => {
  test("is looked into with the keyboard: its events, a transcript on demand, and the summary that comes with it", async () => {
    const opened = await withEndedCall("01012345678");
    const { page, clock } = opened;
    const details = page.getByRole("button", { name: /Details of call/ });
    await details.focus();
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toMatch(/^Call CA/);
    await expectText(page.getByTestId("detail-events"), /initiated.*ringing.*answered.*completed/);
    await expectText(page.getByTestId("detail-transcript-status"), "not_requested");
    await expectText(page.getByTestId("detail-summary"), "It comes with the transcript.");
    await page.getByTestId("request-transcript").focus();
    await page.keyboard.press("Enter");
    await expectText(page.getByTestId("detail-transcript-status"), "pending");
    clock.advance(5_000);
    await expectText(page.getByTestId("transcript-segment").nth(1), "0:00 speaker_1 예약 시간을 바꾸고 싶어요.");
    await expectText(page.getByTestId("detail-summary"), "고객이 예약 시간을 문의했고");
    await expectText(page.getByTestId("detail-events"), "transcribe.completed");
    // Whoever works with the keyboard is still where they were.
    const button = page.getByTestId("request-transcript");
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await button.getAttribute("aria-disabled")).toBe("true");
    await page.getByRole("button", { name: "Close call details" }).press("Enter");
    await page.getByTestId("call-detail").waitFor({ state: "detached" });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toMatch(/^Details of call/);
    expectNoComplaints(opened);
  });

  test("without a recording says at the transcript why there is none, and lets one try again", async () => {
    const opened = await withEndedCall("01000000001");
    const { page, clock } = opened;
    await page.getByRole("button", { name: /Details of call/ }).click();
    await page.getByTestId("request-transcript").click();
    await expectText(page.getByTestId("detail-transcript-status"), "pending");
    clock.advance(5_000);
    await expectText(page.getByTestId("detail-transcript"), "download: no_recording");
    await expectText(page.getByTestId("detail-summary"), "no_recording");
    expect(await page.getByTestId("request-transcript").getAttribute("aria-disabled")).toBe("false");
    expectNoComplaints(opened);
  });

  test("shows an error at the part that failed, and the other parts all the same", async () => {
    const opened = await withEndedCall("01012345678");
    const { page } = opened;
    await page.route("**/summary", (route) =>
      route.fulfill({ status: 403, json: { error: "summaries are not in this plan", code: "forbidden" } }),
    );
    await page.getByRole("button", { name: /Details of call/ }).click();
    await expectText(page.getByTestId("detail-summary").getByRole("alert"), "summaries are not in this plan");
    await expectText(page.getByTestId("detail-events"), "completed");
    await page.unroute("**/summary");
    await page.getByRole("button", { name: "Refresh summary" }).click();
    await expectText(page.getByTestId("detail-summary-status"), "not_requested");
    expect(await page.getByTestId("call-detail").getByRole("alert").count()).toBe(0);
    expectNoComplaints(opened);
  });

  test("of a real account is asked about before it is transcribed, and tells no status to this machine", async () => {
    const api = await startRealApi();
    const opened = await openPlayground(browser, { hash: "#calls" });
    const { page } = opened;
    await chooseReal(page, api.url);
    await expectText(page.getByTestId("mode-clawops"), "Real account");
    await page.getByRole("button", { name: "Close settings" }).click();
    await page.getByTestId("call-to").fill("01012345678");
    await page.getByTestId("call-url").fill("https://voice.example/");
    await page.getByRole("button", { name: "Place call" }).click();
    await page.getByRole("button", { name: "Call now" }).click();
    await expectText(page.getByTestId("call-status"), "completed");
    expect(api.bodies("createCall")).toEqual([
      { To: "01012345678", From: "07012341234", Url: "https://voice.example/" },
    ]);
    await page.getByRole("button", { name: /Details of call/ }).click();
    await page.getByTestId("request-transcript").click();
    const dialog = page.getByRole("dialog", { name: "Transcribe a real call?" });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(api.bodies("requestTranscript")).toEqual([]);
    await page.getByTestId("request-transcript").click();
    await dialog.getByRole("button", { name: "Transcribe it" }).click();
    await expectText(page.getByTestId("detail-summary-status"), "completed");
    expect(api.bodies("requestTranscript")).toHaveLength(1);
    expectNoComplaints(opened);
  });

  test("has room in 320 pixels, with its transcript and summary", async () => {
    const opened = await withEndedCall("01012345678", 320);
    const { page, clock } = opened;
    await page.getByRole("button", { name: /Details of call/ }).click();
    await page.getByTestId("request-transcript").click();
    await expectText(page.getByTestId("detail-transcript-status"), "pending");
    clock.advance(5_000);
    await expectText(page.getByTestId("detail-summary-status"), "completed");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expectNoComplaints(opened);
  });
});
