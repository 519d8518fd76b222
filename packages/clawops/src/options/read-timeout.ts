import { isRecord } from "@pincer/shared/internal";

import { describe } from "../wire/describe.ts";
import type { Settings } from "./settings.ts";
import { wrongOption } from "./wrong-option.ts";

const defaults: Settings["timeout"] = { attempt: 600_000, connect: 5_000, total: Number.POSITIVE_INFINITY };

/** True for a time limit in milliseconds: above 0, `Infinity` for none. */
export function isDuration(value: unknown): value is number {
  return typeof value === "number" && value > 0;
}

/** True for a number of times: whole, from 0. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/**
 * Reads the `timeout` option of a client.
 *
 * @throws {ClawOpsError} unless it is a number above 0, or an object of such numbers
 */
export function readTimeout(timeout: unknown): Settings["timeout"] {
  if (timeout === undefined) return defaults;
  if (isDuration(timeout)) return { ...defaults, attempt: timeout };
  if (!isRecord(timeout)) throw wrong("timeout", timeout);
  const limits: Record<string, number> = { ...defaults };
  for (const [name, value] of Object.entries(timeout)) {
    if (!Object.hasOwn(defaults, name))
      throw wrongOption(`\`timeout.${name}\` does not exist. The limits are attempt, connect and total.`);
    if (value === undefined) continue;
    if (!isDuration(value)) throw wrong(`timeout.${name}`, value);
    limits[name] = value;
  }
  const { attempt = defaults.attempt, connect = defaults.connect, total = defaults.total } = limits;
  return { attempt, connect, total };
}

function wrong(name: string, value: unknown): Error {
  const given = typeof value === "number" ? String(value) : describe(value);
  return wrongOption(`\`${name}\` must be a number of milliseconds above 0 (Infinity for none), got ${given}.`);
}
