import { isRecord } from "@pincer/shared/internal";

import { isHttpUrl } from "./behaviour/is-http-url.ts";
import type { LocalClawOpsOptions } from "./local-claw-ops.ts";
import { defaultTiming } from "./local-timing.ts";
import { readPhoneNumber } from "./phone-number.ts";
import { usageError } from "./usage-error.ts";

/** Throws a ClawOpsError for options that no server can be made from; gives the numbers in domestic form. */
export function checkOptions(options: LocalClawOpsOptions): readonly string[] | undefined {
  const given: unknown = options;
  if (!isRecord(given)) throw wrong("give { apiKey, accountId }");
  for (const name of ["apiKey", "accountId", "signingKey"]) {
    const value = given[name];
    const isMissing = name === "signingKey" && value === undefined;
    if (!isMissing && (typeof value !== "string" || value === ""))
      throw wrong(`${name} must be a text that is not empty`);
  }
  if (!/^[!-~](?:[ -~]*[!-~])?$/.test(String(given["apiKey"])))
    throw wrong("apiKey must be printable ASCII without blanks around it, else no client can send it");
  const { clock, fetch, onServed, onDelivery, numbers, timing, webhookUrl } = given;
  if (clock !== undefined && !isClock(clock)) throw wrong("clock must have the methods now and after");
  if (fetch !== undefined && typeof fetch !== "function") throw wrong("fetch must be a function");
  if (onServed !== undefined && typeof onServed !== "function") throw wrong("onServed must be a function");
  if (onDelivery !== undefined && typeof onDelivery !== "function") throw wrong("onDelivery must be a function");
  if (webhookUrl !== undefined && !isHttpUrl(webhookUrl)) throw wrong("webhookUrl must be an http or https URL");
  if (timing !== undefined && !isRecord(timing)) throw wrong("timing must be an object of milliseconds");
  for (const [name, ms] of Object.entries(timing ?? {})) {
    if (!Object.hasOwn(defaultTiming, name))
      throw wrong(`timing has no ${name}, only ${Object.keys(defaultTiming).join(", ")}`);
    if (!(typeof ms === "number" && ms >= 0))
      throw wrong(`timing.${name} must be 0 or more milliseconds, not ${String(ms)}`);
  }
  if (numbers === undefined) return undefined;
  if (!Array.isArray(numbers)) throw wrong("numbers must be a list of phone numbers");
  return numbers.map((input: unknown) => {
    const reading = readPhoneNumber(input);
    if (reading.number !== undefined) return reading.number;
    throw wrong(`${String(input)} in numbers is not a phone number: ${reading.why}`);
  });
}

function isClock(value: unknown): boolean {
  return isRecord(value) && typeof value["now"] === "function" && typeof value["after"] === "function";
}

function wrong(problem: string): Error {
  return usageError(`createLocalClawOps: ${problem}.`);
}
