import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** What would make the browser softer than a person's: it must keep origins apart and run the page in a process of its own. */
const unwanted: ReadonlySet<string> = new Set([
  "--allow-running-insecure-content",
  "--disable-site-isolation-trials",
  "--disable-web-security",
  "--no-zygote",
  "--single-process",
]);

const quiet: readonly string[] = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Which Chromium is started, and how. */
export interface BrowserLaunch {
  readonly executablePath: string;
  readonly args: string[];
}

/** How to start a real Chromium: the one named by `CHROMIUM_PATH`, else the one that comes with the development dependencies. */
export async function browserLaunch(): Promise<BrowserLaunch> {
  const own = process.env["CHROMIUM_PATH"];
  const args = chromium.args.filter((arg) => !unwanted.has(arg) && !arg.startsWith("--headless"));
  return { executablePath: own ?? (await chromium.executablePath()), args: [...new Set([...args, ...quiet])] };
}

/** Starts the Chromium of {@link browserLaunch}. */
export async function launchBrowser(): Promise<Browser> {
  return await playwright.launch({ ...(await browserLaunch()), headless: true });
}
