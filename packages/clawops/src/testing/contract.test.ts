import { expect, test } from "vitest";

import { answers as shapes } from "../generated/answers.ts";
import { shapes as requests } from "../generated/shapes.ts";
import type { Fields } from "../wire/operation.ts";
import { handlers } from "./behaviour/handlers.ts";
import { operationsById } from "./http/route-request.ts";
import { type ContractStep, step } from "./test/contract-steps.ts";
import { exactIssues } from "./test/exact-answer.ts";
import { fillStep } from "./test/fill-step.ts";
import { localApi, to } from "./test/local-api.ts";
import { accountSteps } from "./test/steps-account.ts";
import { agentSteps } from "./test/steps-agents.ts";
import { coreSteps } from "./test/steps-core.ts";
import { diallingSteps } from "./test/steps-dialling.ts";
import { messagingSteps } from "./test/steps-messaging.ts";

/** One request per operation, in an order in which each can succeed. */
const steps: readonly ContractStep[] = [
  ...messagingSteps,
  ...coreSteps,
  ...agentSteps,
  ...diallingSteps,
  ...accountSteps,
  step("getUsage", "/usage?includeToday=true&groupBy=day&groupBy=number&groupBy=linkId"),
];

/** What stands next to the rows of a list. */
const meta: Fields = { meta: "object" };

test("every operation succeeds and answers exactly as the contract has it", async () => {
  const local = localApi();
  local.api.simulate.callOutcome({ to, outcome: "completed", talkMs: Number.POSITIVE_INFINITY });
  const answers = new Map<string, Record<string, unknown>>();
  const names: Record<string, string> = {};
  const broken: unknown[] = [];
  for (const one of steps) {
    const { id } = one;
    const operation = operationsById.get(id);
    const { url, bearer, body } = await fillStep(local, one, answers, names);
    const json = body === undefined ? null : JSON.stringify(body);
    const response = await local.api.fetch(url, {
      method: operation?.method ?? "GET",
      headers: { authorization: `Bearer ${bearer}`, ...(json === null ? {} : { "content-type": "application/json" }) },
      body: one.form === undefined ? json : formOf(one),
    });
    const shape = shapes[id];
    const answer: unknown = shape === undefined ? await response.text() : await response.json();
    if (![requests[id]?.status].flat().includes(response.status)) broken.push([id, response.status, answer]);
    else if (shape !== undefined) {
      answers.set(id, answer as Record<string, unknown>);
      const key = operation?.list?.key;
      const issues = exactIssues(answer, shape, key === undefined ? {} : meta);
      const rows = key === undefined ? undefined : (answer as Record<string, unknown>)[key];
      if (Array.isArray(rows) && rows.length === 0) issues.push("an empty list shows nothing");
      if (issues.length > 0) broken.push([id, issues]);
    }
    local.clock.advance(1000);
  }
  expect(broken).toEqual([]);
  expect(steps.map(({ id }) => id).sort()).toEqual([...handlers.keys()].sort());
});

test("the contract's operations are simulated, all of them and no others", () => {
  expect([...handlers.keys()].sort()).toEqual([...operationsById.keys()].sort());
});

function formOf({ form = {} }: ContractStep): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === "string") data.append(name, value);
    else data.append(name, new Blob([value[1]]), value[0]);
  }
  return data;
}
