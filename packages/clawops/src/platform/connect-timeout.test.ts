import { afterEach, expect, test, vi } from "vitest";

import { json, rawServer } from "../../test/raw-server.ts";
import { isPlainNode, loadConnectingFetch } from "./connect-timeout.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test("undici carries requests, bodies and redirects where it is installed", async () => {
  const server = await rawServer((request, response) =>
    json(response, 302, { method: request.method }, { location: "/x" }),
  );
  const fetch = await loadConnectingFetch(5000);
  const response = await fetch?.({
    url: server.url,
    method: "POST",
    headers: { "x-a": "1" },
    body: "hi",
    redirect: "manual",
    signal: new AbortController().signal,
  });
  expect(response?.status).toBe(302);
  expect(server.requests[0]).toMatchObject({ method: "POST", body: "hi", headers: { "x-a": "1" } });
});

test("no limit needs no undici", async () => {
  expect(await loadConnectingFetch(Number.POSITIVE_INFINITY)).toBeUndefined();
});

test("a process with a proxy or a fetch of its own is left alone", () => {
  expect(isPlainNode()).toBe(true);
  vi.stubEnv("NODE_USE_ENV_PROXY", "1");
  expect(isPlainNode()).toBe(false);
  vi.unstubAllEnvs();
  vi.stubGlobal("fetch", async () => new Response());
  expect(isPlainNode()).toBe(false);
});

test("other runtimes have no use for it", () => {
  vi.stubGlobal("process", { versions: { node: "24.0.0", bun: "1.2.0" } });
  expect(isPlainNode()).toBe(false);
  vi.stubGlobal("process", undefined);
  expect(isPlainNode()).toBe(false);
});
