import { isRecord } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";
import { faultKinds, type GatewayFault, type GatewayFaultKind } from "./fault.ts";

const requestKinds: readonly string[] = ["hang", "drop", "garbage", "duplicate-response", "slow", "error"];

/** The fault as an object. @throws GatewayError for a kind that does not exist or a field of the wrong type */
export function checkFault(fault: GatewayFault | GatewayFaultKind): GatewayFault {
  const given: unknown = typeof fault === "string" ? { kind: fault } : fault;
  if (!isRecord(given) || !isKind(given["kind"])) {
    const kind = isRecord(given) ? given["kind"] : given;
    throw wrong(`unknown fault ${JSON.stringify(kind)}: use one of ${faultKinds.join(", ")}`);
  }
  const { kind, method, delayMs, count } = given;
  if (method !== undefined && (typeof method !== "string" || method === ""))
    throw wrong("fault.method must be a method's name");
  if (method !== undefined && !requestKinds.includes(kind)) throw wrong(`a fault of kind ${kind} takes no method`);
  checkNumber("delayMs", delayMs, 0);
  checkNumber("count", count, 1);
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
  throw wrong(`fault.${name} must be a number from ${min} up`);
}

function isKind(value: unknown): value is GatewayFaultKind {
  return faultKinds.some((kind) => kind === value);
}

function wrong(message: string): GatewayError {
  return new GatewayError(message, { kind: "invalid-argument" });
}
