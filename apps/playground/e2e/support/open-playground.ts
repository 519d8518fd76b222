import { manualClock, type ManualClock } from "@pincer/clawops/testing";
import type { ReplyFunction } from "@pincer/gateway-client/testing";
import type { Browser, Page, Response } from "playwright-core";
import { expect, inject, onTestFinished } from "vitest";

import { createPlayground, type Playground } from "../../server/create-playground.ts";

/** A page of a running playground, with its ears open. */
export interface OpenedPlayground {
  readonly playground: Playground;
  readonly page: Page;
  /** What the page's console said as an error or warning, and what it threw. */
  readonly complaints: string[];
  /** Every answer that the page got over HTTP. */
  readonly responses: Response[];
  /** The time in which calls ring and messages go out. */
  readonly clock: ManualClock;
}

/** What a test may choose. */
export interface OpenOptions {
  readonly reply?: ReplyFunction;
  readonly env?: Record<string, string>;
  readonly gateway?: { readonly url: string; readonly token?: string };
  readonly hash?: string;
  /** What the local ClawOps signs webhooks with. */
  readonly signingKey?: string;
  /** Dialogs fade, as they do for most people. @default false */
  readonly motion?: boolean;
  /** @default 1360 */
  readonly width?: number;
}

/** Starts a playground and opens its page; both end with the test, which fails where the page complained. */
export async function openPlayground(browser: Browser, options: OpenOptions = {}): Promise<OpenedPlayground> {
  const clock = manualClock();
  const local = { clock, reply: options.reply, signingKey: options.signingKey };
  const real = options.gateway && { ...options.gateway, source: "config file" as const, detail: "/test/openclaw.json" };
  const playground = await createPlayground({
    pageFolder: inject("pageFolder"),
    env: options.env ?? {},
    findGateway: () => ({ gateway: real, problem: real === undefined ? "none found" : null }),
    local,
  });
  onTestFinished(() => playground.close());
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1360, height: 860 },
    reducedMotion: options.motion === true ? "no-preference" : "reduce",
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  const responses: Response[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("response", (response) => responses.push(response));
  await page.goto(`${playground.url}/${options.hash ?? ""}`);
  await page.getByRole("tablist", { name: "Workbench" }).waitFor();
  return { playground, page, complaints, responses, clock };
}

/** The browser itself notes answers of 400 and above in the console; all else there is a fault of the page. */
export function expectNoComplaints({ complaints }: OpenedPlayground): void {
  expect(
    complaints.filter((text) => !text.startsWith("Failed to load resource: the server responded with a status of 4")),
  ).toEqual([]);
}
