import { Agent, EnvHttpProxyAgent, getGlobalDispatcher, interceptors, MockAgent, setGlobalDispatcher } from "undici";
import { afterEach, expect, test, vi } from "vitest";

import { isPlainNode } from "./is-plain-node.ts";

const original = getGlobalDispatcher();

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  setGlobalDispatcher(original);
});

test("Node as it comes is plain", () => {
  expect(isPlainNode()).toBe(true);
});

test("a process with a proxy or a fetch of its own is left alone", () => {
  vi.stubEnv("NODE_USE_ENV_PROXY", "1");
  expect(isPlainNode()).toBe(false);
  vi.unstubAllEnvs();
  vi.stubGlobal("fetch", async () => new Response());
  expect(isPlainNode()).toBe(false);
});

test.each([
  ["a mock", () => new MockAgent()],
  ["a proxy", () => new EnvHttpProxyAgent()],
  ["an agent with options", () => new Agent({ connect: { ca: "x" } })],
  ["an agent with interceptors", () => new Agent().compose(interceptors.retry())],
])("%s that is set for the process is not gone around", (_, make) => {
  setGlobalDispatcher(make());
  expect(isPlainNode()).toBe(false);
});

test("other runtimes have no use for it", () => {
  vi.stubGlobal("process", { versions: { node: "24.0.0", bun: "1.2.0" } });
  expect(isPlainNode()).toBe(false);
  vi.stubGlobal("process", undefined);
  expect(isPlainNode()).toBe(false);
});
