import { expect, test } from "vitest";

import { answers as shapes } from "../generated/answers.ts";
import { shapes as wire } from "../generated/shapes.ts";
import type { Fields } from "../wire/operation.ts";
import { handlers } from "./behaviour/handlers.ts";
import { operationsById } from "./http/route-request.ts";
import { type ContractStep, step } from "./test/contract-steps.ts";
import { exactIssues } from "./test/exact-answer.ts";
import { account, apiKey, localApi, to } from "./test/local-api.ts";
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

test("every operation that is simulated succeeds and answers exactly as the contract has it", async () => {
  const local = localApi();
  local.api.simulate.callOutcome({ to, outcome: "completed", talkMs: Number.POSITIVE_INFINITY });
  const answers = new Map<string, Record<string, unknown>>();
  const names: Record<string, string> = {};
  const fill = (text: string): string =>
    text.replace(/\{(\w+)(?:\.(\w+))?\}/g, (whole, name: string, field?: string) =>
      field === undefined ? (names[name] ?? whole) : String(answers.get(name)?.[field]),
    );
  const broken: unknown[] = [];
  for (const step of steps) {
    const operation = operationsById.get(step.id);
    Object.assign(names, (await step.before?.(local, answers)) ?? {});
    const path = fill(step.path);
    const { bearer = apiKey } = step;
    const response = await local.api.fetch(local.api.url + (path.startsWith("/v1") ? path : account + path), {
      method: operation?.method ?? "GET",
      headers: {
        authorization: `Bearer ${fill(bearer)}`,
        ...(step.body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: step.form === undefined ? (step.body === undefined ? null : fill(JSON.stringify(step.body))) : formOf(step),
    });
    const statuses = [wire[step.id]?.status ?? 0].flat();
    const shape = shapes[step.id];
    const body: unknown = shape === undefined ? await response.text() : await response.json();
    if (!statuses.includes(response.status)) broken.push([step.id, response.status, body]);
    else if (shape !== undefined) {
      answers.set(step.id, body as Record<string, unknown>);
      const issues = exactIssues(body, shape, operation?.list === undefined ? {} : meta);
      if (issues.length > 0) broken.push([step.id, issues]);
      const rows = operation?.list === undefined ? undefined : (body as Record<string, unknown>)[operation.list.key];
      if (Array.isArray(rows) && rows.length === 0) broken.push([step.id, "an empty list shows nothing"]);
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
