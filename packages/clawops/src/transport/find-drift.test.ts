import { expect, test } from "vitest";

import { answers } from "../generated/answers.ts";
import { findDrift } from "./find-drift.ts";

const meta = { page: 0, pageSize: 20, total: 0 };

test.each([
  ["listCalls", { data: [], meta }],
  ["listMessages", { data: [], meta }],
  ["listEmails", { data: [], meta }],
  ["listKakaoChannelCategories", { data: [], meta: { fetchedAt: "2026-10-01T00:00:00.000Z", cached: true } }],
  ["listCallBatchTasks", { tasks: [] }],
])("what stands beside the rows of %s is no drift", (operation, answer) => {
  expect(answers[operation] && findDrift(answer, answers[operation])).toEqual([]);
});

test("what is new beside the rows is", () => {
  const shape = answers["listCalls"] ?? { fields: {} };
  expect(findDrift({ data: [], meta: { ...meta, cursor: "c" } }, shape)).toEqual([
    { kind: "unknown-field", path: "meta.cursor", value: undefined },
  ]);
});
