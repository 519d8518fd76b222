import { isRecord } from "@pincer/shared/internal";

import type { Contract } from "../contract.ts";
import { brokenBodies } from "./broken-requests.ts";
import { brokenValues } from "./broken-values.ts";
import type { Check } from "./check.ts";
import { requestFields } from "./request-field.ts";
import type { Reply, Subject } from "./subject.ts";

/** Every request that breaks one rule of the schema is refused, and the refusal names the place and the rule. */
export async function checkRefusals(contract: Contract, subject: Subject): Promise<Check[]> {
  return [...(await checkBodies(contract, subject)), ...(await checkQuery(contract, subject))];
}

async function checkBodies(contract: Contract, subject: Subject): Promise<Check[]> {
  const { body } = subject.operation;
  const fitting = subject.body;
  if (body === null || fitting === undefined) return [];
  const isForm = body.contentType === "multipart/form-data";
  const checks: Check[] = [];
  for (const { rule, path, body: broken } of brokenBodies(requestFields(contract, body.fields), body.strict, fitting)) {
    // In a form everything is text, so nothing there has a wrong type.
    if (isForm && rule === "type") continue;
    checks.push({ rule, place: path, isPassed: isRefused(await subject.send({ body: broken }), path, rule) });
  }
  const add = (rule: string, isPassed: boolean): void => void checks.push({ rule, place: "", isPassed });
  if (body.required) add("400 without a body", isRefused(await subject.send({ body: null }), "/body", "required"));
  if (isForm) return checks;
  add("400 for broken JSON", isValidation(await subject.send({ body: "{" })));
  add("400 for JSON that is no object", isRefused(await subject.send({ body: "[]" }), "/body", "type"));
  add("415 for another content type", (await subject.send({ body: "x", contentType: "text/plain" })).status === 415);
  return checks;
}

async function checkQuery(contract: Contract, subject: Subject): Promise<Check[]> {
  const checks: Check[] = [];
  for (const field of requestFields(contract, subject.operation.query)) {
    const path = `/query/${field.key}`;
    // A query is text: a text has no wrong type, and a value alone is a list of one.
    const values = field.item === undefined ? brokenValues(field) : brokenValues(field.item);
    for (const { rule, value } of values) {
      if (rule === "type" && (field.item ?? field).type === "string") continue;
      const query = new URLSearchParams({ [field.key]: String(value) });
      checks.push({ rule, place: path, isPassed: isRefused(await subject.send({ query }), path, rule) });
    }
  }
  return checks;
}

/** 400 with an issue of this rule in this place, or in the list that it stands in. */
function isRefused(reply: Reply, path: string, rule: string): boolean {
  if (!isValidation(reply)) return false;
  const { errors } = reply.body as { errors: unknown[] };
  const places = new Set([path, path.replace(/\/0$/, ""), `${path}/0`]);
  return errors.some(
    (issue) =>
      isRecord(issue) &&
      places.has(String(issue["path"])) &&
      issue["errorCode"] === `${rule}.openapi.validation` &&
      typeof issue["message"] === "string",
  );
}

function isValidation({ status, body }: Reply): boolean {
  return status === 400 && isRecord(body) && body["code"] === "VALIDATION" && Array.isArray(body["errors"]);
}
