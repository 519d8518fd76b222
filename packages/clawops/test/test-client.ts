import { Account } from "../src/account.ts";
import type { ClawOpsOptions } from "../src/client-options.ts";
import { readOptions } from "../src/options/read-options.ts";
import type { Settings } from "../src/options/settings.ts";
import { Transport } from "../src/transport/transport.ts";
import { type FastClock, fastClock } from "./fast-clock.ts";

/** The key of every test client: it must never be seen anywhere but in the `authorization` header. */
export const PLANTED_KEY = "sk_planted_Zx81kk20";

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
  const read = readOptions({ apiKey: PLANTED_KEY, accountId: "AC_test", baseURL, logLevel: "off", ...options });
  const settings: Settings = { ...read.settings, clock, random: () => 0 };
  return new Transport(settings);
}

/** What a promise rejects with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("It did not reject.");
}
