import { isRecord } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";
import { checkFault, checkTimes } from "../testing/check-fault.ts";
import type { GatewayFault } from "../testing/fault.ts";

/** A fault, and how often it happens. */
export interface PlannedFault {
  readonly fault: GatewayFault;
  readonly times: number;
}

type Reader = (value: unknown) => unknown;

/** The fields of all faults, and how each is read from a text or from JSON; `undefined` for what it cannot be. */
const readers: Readonly<Record<string, Reader>> = {
  method: asText,
  event: asText,
  code: asText,
  message: asText,
  details: (value) => (isRecord(value) ? value : undefined),
  hidden: asBoolean,
  retryable: asBoolean,
  delayMs: asNumber,
  count: asNumber,
  bytes: asNumber,
  skewMs: asNumber,
  retryAfterMs: asNumber,
  times: (value) => (value === "always" ? Number.POSITIVE_INFINITY : asNumber(value)),
};

/**
 * Reads a fault as it is typed: its kind and then `name=value` for each field, or all of it as JSON; `times` is one of the fields.
 *
 * @throws GatewayError that says what is wrong
 */
export function readFault(text: string): PlannedFault {
  const given = text.trim().startsWith("{") ? parseObject(text) : parseWords(text);
  const { kind, ...fields } = given;
  const read: Record<string, unknown> = { kind };
  for (const [name, value] of Object.entries(fields)) {
    if (!Object.hasOwn(readers, name)) {
      throw wrong(`a fault has no ${JSON.stringify(name)}; it may have ${Object.keys(readers).join(", ")}`);
    }
    read[name] = readers[name]?.(value);
    if (read[name] === undefined) throw wrong(`${name} cannot be ${JSON.stringify(value)}`);
  }
  const { times, ...fault } = read;
  return { fault: checkFault(fault as unknown as GatewayFault), times: checkTimes(times as number | undefined) };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // told below
  }
  throw wrong("what begins with { must be JSON");
}

function parseWords(text: string): Readonly<Record<string, unknown>> {
  const [kind = "", ...words] = text.trim().split(/\s+/);
  const fields = words.map((word) => {
    const [, name, value] = /^([^=]+)=(.+)$/.exec(word) ?? [];
    if (name === undefined) {
      throw wrong(
        `${JSON.stringify(word)} is no name=value; give texts with spaces as JSON: {"kind":"error","message":"…"}`,
      );
    }
    return [name, value] as const;
  });
  return { ...Object.fromEntries(fields), kind };
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function asBoolean(value: unknown): boolean | undefined {
  if (value === true || value === "true") return true;
  return value === false || value === "false" ? false : undefined;
}

function asNumber(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
}

function wrong(message: string): GatewayError {
  return new GatewayError(message, { kind: "invalid-argument" });
}
