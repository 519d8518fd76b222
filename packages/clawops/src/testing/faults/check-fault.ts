import { isRecord } from "@pincer/shared/internal";

import { closeNames } from "../../wire/close-names.ts";
import type { Operation } from "../../wire/operation.ts";
import { usageError } from "../usage-error.ts";
import { checkFaultAnswer } from "./check-fault-answer.ts";
import { EVERY_OPERATION } from "./fault-plan.ts";
import type { Fault } from "./fault.ts";

const cuts: ReadonlySet<unknown> = new Set([undefined, "connect", "before", "half", "after"]);
const names: ReadonlySet<string> = new Set(["status", "body", "headers", "delayMs", "cut", "times"]);

/** Throws a ClawOpsError that says what is wrong with a fault, before it is planned. */
export function checkFault(operationId: string, fault: Fault, operations: ReadonlyMap<string, Operation>): void {
  const operation = operations.get(operationId);
  if (operation === undefined && operationId !== EVERY_OPERATION)
    throw usageError(unknownOperation(operationId, [...operations.keys()]));
  const problem = isRecord(fault)
    ? (problemOf(fault) ?? checkFaultAnswer(fault, operation))
    : "a fault is an object such as { status: 503 }.";
  if (problem !== undefined) throw usageError(`fail("${operationId}"): ${problem}`);
}

function unknownOperation(operationId: unknown, operations: readonly string[]): string {
  const close = closeNames(String(operationId), operations);
  const hint =
    close.length > 0
      ? `Did you mean ${close.join(" or ")}?`
      : `Faults go by operationId, such as createCall, or "${EVERY_OPERATION}" for all.`;
  return `fail: the API has no operation ${JSON.stringify(operationId)}. ${hint}`;
}

function problemOf(fault: Fault): string | undefined {
  const { status, delayMs, cut, times } = fault;
  const stranger = Object.keys(fault).find((name) => !names.has(name));
  if (stranger !== undefined) return `there is no ${stranger}. A fault has ${[...names].join(", ")}.`;
  if (Object.entries(fault).every(([name, value]) => name === "times" || value === undefined)) {
    return "it changes nothing. Give status, body, headers, delayMs or cut.";
  }
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599)) {
    return `status must be an HTTP status from 200 to 599, not ${status}.`;
  }
  if (delayMs !== undefined && !(typeof delayMs === "number" && delayMs >= 0)) {
    return `delayMs must be 0 or more milliseconds, or Infinity, not ${delayMs}.`;
  }
  if (!cuts.has(cut)) return `cut must be "connect", "before", "half" or "after", not ${JSON.stringify(cut)}.`;
  const isCount = times === Number.POSITIVE_INFINITY || (Number.isInteger(times) && Number(times) > 0);
  if (times !== undefined && !isCount) return `times must be a whole number from 1, or Infinity, not ${times}.`;
  return undefined;
}
