import type * as entry from "@pincer/gateway-client";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";

import { launchBrowser } from "../../../../.config/browser/launch-browser.ts";

declare global {
  /** The package's browser entry, in the pages of {@link browserPages}. */
  var pincer: typeof entry;
}

/**
 * Gives a test file a real browser. The function opens an empty page on any origin, whoever owns it: nothing is asked of the
 * network but what the page itself does by WebSocket. `pincer` is the package's browser entry there.
 */
export function browserPages(): (origin: string) => Promise<Page> {
  let browser: Browser | undefined;
  let script = "";
  beforeAll(async () => {
    [browser, script] = await Promise.all([launchBrowser(), browserScript()]);
  });
  afterAll(async () => {
    await browser?.close();
  });
  return async (origin) => {
    if (browser === undefined) throw new Error("The browser of this file has not been started.");
    // What a person answers when the browser asks whether the page may reach this machine.
    const context = await browser.newContext({ permissions: ["local-network-access"] });
    onTestFinished(() => context.close());
    await context.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
    const page = await context.newPage();
    await page.goto(origin);
    await page.addScriptTag({ content: script });
    return page;
  };
}

async function browserScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: 'export * from "@pincer/gateway-client";', resolveDir: import.meta.dirname },
    bundle: true,
    format: "iife",
    globalName: "pincer",
    platform: "browser",
    target: "es2023",
    logLevel: "silent",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
