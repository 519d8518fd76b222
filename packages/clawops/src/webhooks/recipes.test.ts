import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { serve } from "@hono/node-server";
import { build } from "esbuild";
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";

import { signWebhookRequest } from "./sign-webhook.ts";
import { nextRequest, startWorker } from "./test/untyped-packages.ts";

// The recipes of docs/clawops/webhooks.md as printed, on the built package.
const root = join(import.meta.dirname, "../..");
const guide = readFileSync(join(root, "../../docs/clawops/webhooks.md"), "utf8");
const signingKey = "whsec_recipes";
const params = { MessageId: "MG1", Status: "received", Body: "안녕 + 1", From: "01012345678" };

const received: unknown = expect.objectContaining({ messageId: "MG1", body: "안녕 + 1" });

// Starting what the frameworks consist of takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

mkdirSync(join(root, ".cache"), { recursive: true });
const folder = mkdtempSync(join(root, ".cache/recipes-"));
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(() => {
  vi.stubEnv("CLAWOPS_SIGNING_KEY", signingKey);
  for (const level of ["log", "warn"] as const) vi.spyOn(console, level).mockImplementation(() => {});
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
});

/** Writes a recipe to a file, where it finds its packages. */
function recipe(name: string): string {
  const code = new RegExp(`<!-- sample: ${name} -->\\s+\`\`\`ts\\n(.*?)\`\`\``, "s").exec(guide)?.[1];
  if (code === undefined) throw new Error(`the guide has no recipe ${name}`);
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, code);
  return file;
}

async function load<T>(name: string): Promise<T> {
  return (await import(/* @vite-ignore */ recipe(name))) as T;
}

type Send = (url: string, init: RequestInit) => Promise<{ readonly status: number }>;

/** Statuses for a good delivery, one with a changed field, one with another key, JSON, and one without a signature. */
async function statuses(url: string, send: Send): Promise<number[]> {
  const good = await signWebhookRequest({ url, params, signingKey });
  const forged = await signWebhookRequest({ url, params, signingKey: "other" });
  const json = {
    ...good,
    headers: { ...good.headers, "content-type": "application/json" },
    body: JSON.stringify(params),
  };
  const bare = { ...good, headers: { "content-type": "application/x-www-form-urlencoded" } };
  const found: number[] = [];
  for (const init of [good, { ...good, body: `${good.body}2` }, forged, json, bare])
    found.push((await send(url, init)).status);
  return found;
}

test("Express", async () => {
  const { app } = await load<{ app: RequestListener }>("express");
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  expect(await statuses(`http://127.0.0.1:${port}/clawops`, fetch)).toEqual([204, 401, 401, 401, 401]);
  expect(console.log).toHaveBeenCalledExactlyOnceWith("message.received", received);
});

test("Fastify", async () => {
  interface App {
    listen(options: object): Promise<string>;
    close(): Promise<void>;
  }
  const { app } = await load<{ app: App }>("fastify");
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => app.close());
  expect(await statuses(`${address}/clawops`, fetch)).toEqual([204, 401, 401, 401, 401]);
  expect(console.log).toHaveBeenCalledExactlyOnceWith("message.received", received);
});

test("Hono", async () => {
  const { app } = await load<{ app: { fetch: (request: Request) => Promise<Response> } }>("hono");
  const url = await new Promise<string>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      resolve(`http://127.0.0.1:${port}/clawops`);
    });
    onTestFinished(() => void server.close());
  });
  expect(await statuses(url, fetch)).toEqual([204, 401, 401, 401, 401]);
  expect(console.log).toHaveBeenCalledExactlyOnceWith("message.received", received);
});

test("Next.js: its route handler, with the request that Next.js makes", async () => {
  const { POST } = await load<{ POST: (request: Request) => Promise<Response> }>("next");
  const url = "https://api.example.com/clawops?tenant=7";
  const send = (url: string, init: RequestInit): Promise<Response> => POST(nextRequest(url, init));
  expect(await statuses(url, send)).toEqual([204, 401, 401, 401, 401]);
  vi.stubEnv("CLAWOPS_WEBHOOK_URL", url);
  const inside = (_: string, init: RequestInit): Promise<Response> =>
    send("https://localhost:3000/clawops?tenant=7", init);
  expect(await statuses(url, inside)).toEqual([204, 401, 401, 401, 401]);
});

test("Cloudflare Workers", async () => {
  const { outputFiles } = await build({
    entryPoints: [recipe("workers")],
    bundle: true,
    format: "esm",
    conditions: ["workerd"],
    write: false,
    logLevel: "silent",
  });
  const worker = startWorker(outputFiles[0]?.text ?? "", { CLAWOPS_SIGNING_KEY: signingKey });
  onTestFinished(() => worker.dispose());
  const send: Send = (url, init) => worker.dispatchFetch(url, init);
  expect(await statuses("https://api.example.com/clawops", send)).toEqual([204, 401, 401, 401, 401]);
});
