import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { build } from "esbuild";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";

import { launchBrowser } from "../../../.config/browser/launch-browser.ts";
import { createLocalGateway, type LocalGateway } from "../src/testing/index.ts";

const token = "shared-token-1";
const html = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/program.js"></script>';
const program = `
  import { webStorageStore } from "@pincer/shared";
  import { GatewayClient } from "../src/index.browser.ts";
  globalThis.connect = async (options) => {
    const client = new GatewayClient({ logLevel: "off", ...options });
    try { return (await client.connect()).auth; } finally { await client.close(); }
  };
  globalThis.failure = (options) => connect(options).then(() => "connected", (error) => error.name + " " + error.message);
  globalThis.storage = () => webStorageStore(localStorage);
  globalThis.keys = (mode, ask) => new Promise((resolve, reject) => {
    const request = indexedDB.open("pincer-gateway");
    request.onerror = reject;
    request.onsuccess = () => {
      const asked = ask(request.result.transaction("keys", mode).objectStore("keys"));
      asked.onsuccess = () => { request.result.close(); resolve(asked.result); };
    };
  });`;

let browser: Browser;
let code: string;
let site: string;
let closeSite: () => unknown;
let context: BrowserContext;
let gateway: LocalGateway;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    write: false,
  });
  code = outputFiles[0]?.text ?? "";
  const server = createServer((request, response) => {
    const isProgram = request.url === "/program.js";
    response.writeHead(200, { "content-type": isProgram ? "text/javascript" : "text/html" });
    response.end(isProgram ? code : html);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  closeSite = () => server.close();
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  closeSite();
});

beforeEach(async () => {
  gateway = createLocalGateway({ token });
  await gateway.listen();
  context = await browser.newContext();
  onTestFinished(async () => {
    await context.close();
    await gateway.close();
  });
});

async function openPage(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site);
  await page.waitForFunction("typeof connect === 'function'");
  return page;
}

function connectIn(page: Page, options: string): Promise<Record<string, unknown>> {
  return page.evaluate(`connect({ url: ${JSON.stringify(gateway.url)}, ${options} })`);
}

/** The devices that connected, each once. */
function devices(): Set<unknown> {
  const connects = gateway.frames.filter(({ frame }) => (frame as { method?: unknown }).method === "connect");
  return new Set(connects.map(({ frame }) => (frame as { params: { device: { id: string } } }).params.device.id));
}

test("a page is a device without being told so, whose key cannot be taken out, and stays one over a reload", async () => {
  const page = await openPage();
  const auth = await connectIn(page, `token: "${token}"`);
  expect(auth).toMatchObject({ scopes: ["operator.admin"], deviceToken: expect.any(String) });
  const found = await page.evaluate(`keys("readonly", (table) => table.get("device")).then(async ({ privateKey }) => ({
    extractable: privateKey.extractable,
    usages: privateKey.usages,
    taken: await Promise.allSettled(["jwk", "pkcs8"].map((form) => crypto.subtle.exportKey(form, privateKey))),
  }))`);
  expect(found).toMatchObject({
    extractable: false,
    usages: ["sign"],
    taken: [{ status: "rejected" }, { status: "rejected" }],
  });
  await page.reload();
  await page.waitForFunction("typeof connect === 'function'");
  expect(await connectIn(page, "")).toMatchObject({ method: "device-token", deviceToken: auth["deviceToken"] });
  expect(devices().size).toBe(1);
}, 60_000);

test.each([
  ["IndexedDB", ""],
  ["localStorage", "store: storage(), "],
])(
  "pages that start at once on %s are one device",
  async (_where, options) => {
    const pages = await Promise.all([openPage(), openPage(), openPage()]);
    const twice = [...pages, ...pages];
    await Promise.all(twice.map((page) => connectIn(page, `${options}token: "${token}"`)));
    expect(gateway.frames.filter(({ frame }) => (frame as { method?: unknown }).method === "connect")).toHaveLength(6);
    expect(devices().size).toBe(1);
  },
  60_000,
);

test("a damaged key is never replaced, and the error says where it is", async () => {
  const page = await openPage();
  await connectIn(page, `token: "${token}"`);
  await page.evaluate(`keys("readwrite", (table) => table.put({ privateKey: "gone" }, "device"))`);
  const url = JSON.stringify(gateway.url);
  const failure = await page.evaluate(`failure({ url: ${url}, token: "${token}" })`);
  expect(failure).toContain("GatewayAuthError");
  expect(failure).toContain(`"pincer-gateway" of ${site}`);
  expect(await page.evaluate(`keys("readonly", (table) => table.get("device"))`)).toEqual({ privateKey: "gone" });
}, 60_000);

test("a page of http:// on another host is told that browsers give it no WebCrypto", async () => {
  const page = await context.newPage();
  await page.route("http://lan.example/**", (route) =>
    route.fulfill(
      route.request().url().endsWith(".js")
        ? { contentType: "text/javascript", body: code }
        : { contentType: "text/html", body: html },
    ),
  );
  await page.goto("http://lan.example/");
  await page.waitForFunction("typeof connect === 'function'");
  const failure = await page.evaluate(`failure({ url: "ws://lan.local:18789", token: "${token}" })`);
  for (const words of ["GatewayAuthError", "http://lan.example", "https://", "localhost"])
    expect(failure).toContain(words);
}, 60_000);
