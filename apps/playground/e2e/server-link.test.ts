import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";

import { expectText } from "./support/expect-text.ts";
import { launchBrowser } from "./support/launch-browser.ts";
import { openPlayground } from "./support/open-playground.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe("the page", () => {
  test("says so when the playground's server is gone", async () => {
    const { page, playground } = await openPlayground(browser);
    await playground.close();
    await expectText(page.getByTestId("server-link"), "does not answer");
  });
});
