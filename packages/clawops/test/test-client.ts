import { inspect } from "node:util";

import type { Logger } from "@pincer/shared";
import { expect, onTestFinished } from "vitest";

import { Account } from "../src/account.ts";
import type { ClawOpsOptions } from "../src/client-options.ts";
import { readOptions } from "../src/options/read-options.ts";
import type { Settings } from "../src/options/settings.ts";
import { Transport } from "../src/transport/transport.ts";
import { canariesIn, picturesOf, PLANTED_KEY } from "./canaries.ts";
import { type FastClock, fastClock } from "./fast-clock.ts";

export { PLANTED_KEY };

/** A client whose waits between attempts take no time. */
export function testClient(
  baseURL: string,
  options: ClawOpsOptions = {},
  clock: FastClock = fastClock(),
): { client: Account; clock: FastClock } {
  const transport = testTransport(baseURL, options, clock);
  return { client: new Account({ transport, accountId: "AC_test" }), clock };
}

/** The same without resources, for operations in general. */
export function testTransport(
  baseURL: string,
  options: ClawOpsOptions = {},
  clock: FastClock = fastClock(),
): Transport {
  const logging = { logLevel: "debug", logger: watchfulLogger() } as const;
  const read = readOptions({ apiKey: PLANTED_KEY, accountId: "AC_test", baseURL, ...logging, ...options });
  const settings: Settings = { ...read.settings, clock, random: () => 0 };
  return new Transport(settings);
}

/** Keeps every line to itself; the test fails where one shows a secret. */
function watchfulLogger(): Logger {
  const leaks: string[] = [];
  const log = (line: string, fields?: unknown): void => {
    const text = `${line} ${inspect(fields, { depth: 20, showHidden: true })}`;
    if (canariesIn(text).length > 0) leaks.push(text);
  };
  onTestFinished(() => expect(leaks.length, "log lines with a secret").toBe(0));
  return { debug: log, info: log, warn: log, error: log };
}

/** What a promise rejects with. Whatever it is, it shows no secret. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  const settled = await Promise.allSettled([promise]);
  const [result] = settled;
  if (result.status === "fulfilled") throw new Error("It did not reject.");
  expect(canariesIn(picturesOf(result.reason)), "secrets in an error").toEqual([]);
  return result.reason;
}
