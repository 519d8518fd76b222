import { answers } from "../../src/generated/answers.ts";
import { findDrift } from "../../src/transport/find-drift.ts";
import { checkAnswer } from "../../src/wire/check-answer.ts";
import type { ContractOperation } from "../contract.ts";
import type { Check } from "./check.ts";
import type { Reply } from "./subject.ts";

/** The answer to a request that fits: its status, what is promised of it, and nothing that the contract does not know. */
export function checkSuccess(operation: ContractOperation, reply: Reply): Check[] {
  const { status, alsoStatus = [] } = operation.success;
  const isSuccess = [status, ...alsoStatus].includes(reply.status);
  const check = (rule: string, isPassed: boolean): Check => ({ rule, place: "", isPassed: isSuccess && isPassed });
  return [
    check("success with the status of the contract", true),
    check("an answer that keeps what is promised", keepsPromises(operation, reply)),
    check("an answer without anything unknown", knowsAll(operation, reply)),
  ];
}

function keepsPromises({ operationId, success }: ContractOperation, { body, contentType }: Reply): boolean {
  if (success.schema === null) return body === "";
  if (success.schema === "binary") return typeof body === "string" && body !== "" && !contentType.startsWith("text/");
  const shape = answers[operationId];
  return shape !== undefined && checkAnswer(body, shape).length === 0;
}

function knowsAll({ operationId }: ContractOperation, { body }: Reply): boolean {
  const shape = answers[operationId];
  return shape === undefined || findDrift(body, shape).every(({ path }) => path === "meta" || path.startsWith("meta."));
}
