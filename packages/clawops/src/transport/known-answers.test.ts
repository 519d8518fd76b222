import { expect, test } from "vitest";

import { loadContract } from "../../codegen/contract.ts";
import { operationCases } from "../../test/operations/cases.ts";
import { answers } from "../generated/answers.ts";
import { findDrift } from "./find-drift.ts";

test("an answer with all that the contract has is no drift, whatever the operation", () => {
  const cases = operationCases(loadContract()).filter(({ answer }) => answer !== undefined);
  const drift = cases.flatMap(({ operation, answer }): unknown[] => {
    const shape = answers[operation.operationId];
    return shape === undefined ? [operation.operationId] : findDrift(answer?.wire, shape);
  });
  expect(cases.length).toBeGreaterThan(100);
  expect(drift).toEqual([]);
});
