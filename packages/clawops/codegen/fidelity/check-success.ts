import { answers } from "../../src/generated/answers.ts";
import { findDrift } from "../../src/transport/find-drift.ts";
import { checkAnswer } from "../../src/wire/check-answer.ts";
import type { Operation } from "../../src/wire/operation.ts";
import type { Check } from "./check.ts";
import type { Reply } from "./subject.ts";

/** The answer to a request that fits: its status, what is promised of it, and nothing that the contract does not know. */
export function checkSuccess({ id, status, answer }: Operation, reply: Reply): Check[] {
  const statuses = typeof status === "number" ? [status] : status;
  const isSuccess = statuses.includes(reply.status);
  const check = (rule: string, isPassed: boolean): Check => ({ rule, place: "", isPassed: isSuccess && isPassed });
  return [
    check("success with the status of the contract", true),
    check("an answer that keeps what is promised", keepsPromises(answer, reply)),
    check("an answer without anything unknown", knowsAll(id, reply)),
  ];
}

function keepsPromises(answer: Operation["answer"], { body, contentType }: Reply): boolean {
  if (answer === undefined) return body === "";
  if (answer === "binary") return typeof body === "string" && body !== "" && !contentType.startsWith("text/");
  return checkAnswer(body, answer).length === 0;
}

function knowsAll(id: string, { body }: Reply): boolean {
  const shape = answers[id];
  return shape === undefined || findDrift(body, shape).every(({ path }) => path === "meta" || path.startsWith("meta."));
}
