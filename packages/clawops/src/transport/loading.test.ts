import { getEventListeners } from "node:events";

import { describe, expect, test } from "vitest";

import { limitClock } from "../../test/limit-clock.ts";
import { json, rawServer } from "../../test/raw-server.ts";
import { call } from "../../test/samples.ts";
import { PLANTED_KEY, rejection } from "../../test/test-client.ts";
import type { ClawOpsOptions } from "../client-options.ts";
import { createCall, getCall } from "../generated/operations.ts";
import { readOptions } from "../options/read-options.ts";
import type { Settings } from "../options/settings.ts";
import * as engineModule from "./engine.ts";
import { Transport } from "./transport.ts";

const never = new Promise<never>(() => {});
const path = { accountId: "AC_test", callId: "CA1" };
const params = { to: "01012345678", from: "07012341234", url: "https://x.example/voice" };

function settingsFor(options: ClawOpsOptions, clock = limitClock()): Settings {
  const { settings } = readOptions({ apiKey: PLANTED_KEY, accountId: "AC_test", maxRetries: 0, ...options });
  return { ...settings, clock, random: () => 0 };
}

/** What is loaded with the first call and never comes: the engine, or its way out. */
const parts = [
  ["the engine", (settings: Settings) => new Transport(settings, () => never)],
  ["the way out", (settings: Settings) => new engineModule.Engine(settings, () => never)],
] as const;

describe.each(parts)("while %s is being loaded", (_, make) => {
  test("an abort rejects with the signal's own reason and leaves nothing", async () => {
    const clock = limitClock();
    for (const reason of [new Error("mine"), "text", 0, undefined]) {
      const controller = new AbortController();
      const { signal } = controller;
      const failed = rejection(make(settingsFor({}, clock)).request({ operation: getCall, path, options: { signal } }));
      setImmediate(() => controller.abort(reason));
      expect(await failed).toBe(signal.reason);
      expect(getEventListeners(signal, "abort")).toHaveLength(0);
      expect(clock.limits).toBe(0);
    }
  });

  test.each<[string, ClawOpsOptions, { timeout?: number }, number]>([
    ["the total timeout", { timeout: { total: 100_000 } }, {}, 100_000],
    ["the timeout of an attempt", { timeout: 200_000 }, {}, 200_000],
    ["the timeout of the call", {}, { timeout: 300_000 }, 300_000],
  ])("%s ends the call, and it is known that nothing was sent", async (_name, given, options, limitMs) => {
    const clock = limitClock();
    const call_ = { operation: createCall, path, params, options };
    const failed = rejection(make(settingsFor(given, clock)).request(call_));
    setImmediate(() => clock.expireLimits());
    const error = await failed;
    expect(error).toMatchObject({ name: "APITimeoutError", kind: "timeout", outcome: "not-sent", retryable: true });
    expect(error).toMatchObject({ message: expect.stringContaining("was not loaded within") });
    expect(error).toMatchObject({ message: expect.stringContaining(`${limitMs} ms`) });
    expect(clock.limits).toBe(0);
  });
});

test("the time that loading took is gone from the total timeout", async () => {
  let now = 0;
  const limits: number[] = [];
  const clock = {
    now: () => now,
    after(ms: number) {
      limits.push(ms);
      return () => {};
    },
  };
  const load = (): Promise<typeof engineModule> =>
    Promise.resolve().then(() => {
      now += 30_000;
      return engineModule;
    });
  const fetch = async (): Promise<Response> => Response.json(call);
  const settings: Settings = { ...settingsFor({ fetch, timeout: { attempt: 500_000, total: 100_000 } }), clock };
  await new Transport(settings, load).request({ operation: getCall, path });
  expect(limits).toEqual([100_000, 70_000, 500_000]);
});

test("without what limits connecting, requests go out all the same, and the log says so once", async () => {
  const server = await rawServer((_, response) => json(response, 200, call));
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const logger = { debug: log, info: log, warn: log, error: log };
  const settings = settingsFor({ baseURL: server.url, logger });
  const load = async (): Promise<never> => {
    throw new Error("chunk 404 for sk_live_abcdef123456");
  };
  const engine = new engineModule.Engine(settings, load);
  await Promise.all([1, 2].map(() => engine.request({ operation: getCall, path })));
  await engine.request({ operation: getCall, path });
  expect(server.requests).toHaveLength(3);
  expect(lines).toEqual([
    expect.stringMatching(
      /^The limit of 5000 ms for connecting could not be loaded \(Error: chunk 404 for \[redacted\]\)/,
    ),
  ]);
});
