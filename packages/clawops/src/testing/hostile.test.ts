import { isRecord } from "@pincer/shared/internal";
import { expect, test } from "vitest";

import { answers as shapes } from "../generated/answers.ts";
import { shapes as requests } from "../generated/shapes.ts";
import { operationsById } from "./http/route-request.ts";
import { exactIssues } from "./test/exact-answer.ts";
import { fillStep } from "./test/fill-step.ts";
import { localApi, to } from "./test/local-api.ts";
import { accountSteps } from "./test/steps-account.ts";
import { agentSteps } from "./test/steps-agents.ts";
import { coreSteps } from "./test/steps-core.ts";
import { diallingSteps } from "./test/steps-dialling.ts";
import { messagingSteps } from "./test/steps-messaging.ts";

/** What stands in the place of each part of a body in its turn. */
const odd: readonly unknown[] = [null, "", "__proto__", "x".repeat(3000), -1, 1.5, true, {}, [], [null], [{}]];

const families = { accountSteps, agentSteps, coreSteps, diallingSteps, messagingSteps };

test.each(Object.entries(families))(
  "no odd body of %s throws, or is answered otherwise than in the contract",
  async (_, steps) => {
    const local = localApi();
    local.api.simulate.callOutcome({ to, outcome: "completed", talkMs: Number.POSITIVE_INFINITY });
    const answers = new Map<string, Record<string, unknown>>();
    const names: Record<string, string> = {};
    const broken: unknown[] = [];
    for (const one of steps) {
      const operation = operationsById.get(one.id);
      const { url, bearer, body } = await fillStep(local, one, answers, names);
      const headers = { authorization: `Bearer ${bearer}`, "content-type": "application/json" };
      const fields = Object.keys(requests[one.id]?.body?.fields ?? {}).map((name): [string, unknown] => [
        name,
        undefined,
      ]);
      const whole = isRecord(body) ? { ...Object.fromEntries(fields), ...body } : undefined;
      // The body itself comes last, so that later steps have an answer to go on with.
      for (const variant of whole === undefined ? [undefined] : [...variantsOf(whole), body]) {
        const sent = variant === undefined ? null : JSON.stringify(variant);
        const response = await local.api.fetch(url, { method: operation?.method ?? "GET", headers, body: sent });
        const text = await response.text();
        const shape = shapes[one.id];
        if (response.ok && shape !== undefined) {
          const answer = JSON.parse(text) as Record<string, unknown>;
          answers.set(one.id, answer);
          const issues = exactIssues(answer, shape, operation?.list === undefined ? {} : { meta: "object" });
          if (issues.length > 0) broken.push([one.id, issues, sent]);
        } else if (response.status >= 500 && !text.includes('"code"')) broken.push([one.id, response.status, sent]);
        local.clock.advance(10);
      }
      local.clock.advance(100_000);
    }
    expect(broken).toEqual([]);
  },
);

/** The value with each of its parts replaced by something odd, one at a time. */
function variantsOf(value: unknown): unknown[] {
  const parts: unknown[] = [];
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) =>
      parts.push(...[...odd, ...variantsOf(item)].map((part) => value.with(index, part))),
    );
  } else if (isRecord(value)) {
    for (const [name, item] of Object.entries(value)) {
      parts.push(...[...odd, ...variantsOf(item)].map((part) => ({ ...value, [name]: part })));
    }
  }
  return parts;
}
