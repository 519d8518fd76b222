import { isRecord } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";
import { eventFaultKinds, faultKinds, requestFaultKinds, type GatewayFault, type GatewayFaultKind } from "./fault.ts";

const requestKinds: readonly string[] = requestFaultKinds;
const eventKinds: readonly string[] = eventFaultKinds;

/** The fault as an object. @throws GatewayError for a kind that does not exist or a field of the wrong type */
export function checkFault(fault: GatewayFault | GatewayFaultKind): GatewayFault {
  const given: unknown = typeof fault === "string" ? { kind: fault } : fault;
  if (!isRecord(given) || !isKind(given["kind"])) {
    const kind = isRecord(given) ? given["kind"] : given;
    throw wrong(`unknown fault ${JSON.stringify(kind)}: use one of ${faultKinds.join(", ")}`);
  }
  const { kind, method, event, delayMs, count, bytes, skewMs } = given;
  if (method !== undefined && (typeof method !== "string" || method === ""))
    throw wrong("fault.method must be a method's name");
  if (method !== undefined && !requestKinds.includes(kind)) throw wrong(`a fault of kind ${kind} takes no method`);
  if (event !== undefined && (typeof event !== "string" || event === ""))
    throw wrong("fault.event must be an event's name");
  if (event !== undefined && !eventKinds.includes(kind)) throw wrong(`a fault of kind ${kind} takes no event`);
  checkNumber("delayMs", delayMs, 0);
  checkNumber("count", count, 1);
  checkNumber("bytes", bytes, 1);
  checkNumber("skewMs", skewMs, Number.NEGATIVE_INFINITY);
  return typeof fault === "string" ? bareFault(fault) : fault;
}

/** How often a fault happens. @throws GatewayError when it is not a positive whole number or `Infinity` */
export function checkTimes(times: number | undefined): number {
  if (times === undefined) return 1;
  if (times === Number.POSITIVE_INFINITY || (Number.isInteger(times) && times > 0)) return times;
  throw wrong("fail(fault, { times }): times must be a whole number from 1 up, or Infinity for always");
}

function bareFault(kind: GatewayFaultKind): GatewayFault {
  return { kind };
}

function checkNumber(name: string, value: unknown, min: number): void {
  if (value === undefined || (typeof value === "number" && Number.isFinite(value) && value >= min)) return;
  throw wrong(`fault.${name} must be a number${min === Number.NEGATIVE_INFINITY ? "" : ` from ${min} up`}`);
}

function isKind(value: unknown): value is GatewayFaultKind {
  return faultKinds.some((kind) => kind === value);
}

function wrong(message: string): GatewayError {
  return new GatewayError(message, { kind: "invalid-argument" });
}
