import { expect, test } from "vitest";

import { call } from "../../test/samples.ts";
import * as operations from "../generated/operations.ts";
import { shapes } from "../generated/shapes.ts";
import { checkAnswer } from "./check-answer.ts";
import { decodeAnswer } from "./decode-answer.ts";
import type { Operation, Shape } from "./operation.ts";

function shapeOf({ id }: Operation): Shape {
  const { answer } = shapes[id] ?? {};
  if (answer === undefined) throw new Error("no JSON");
  return answer;
}

test("an answer with everything that is promised has no issues, whatever else it has", () => {
  expect(
    checkAnswer(
      { ...call, status: "made-up", brandNew: { a: 1 }, duration: "not promised" },
      shapeOf(operations.getCall),
    ),
  ).toEqual([]);
});

test("a missing and a mistyped field are named by path", () => {
  const { status: _status, ...rest } = call;
  expect(checkAnswer({ ...rest, to: 10 }, shapeOf(operations.getCall))).toEqual([
    { path: "status", message: "is missing" },
    { path: "to", message: "expected a string, got a number" },
  ]);
});

test("a row of a list is named by its index", () => {
  const answer = { data: [call, { ...call, callId: null }] };
  expect(checkAnswer(answer, shapeOf(operations.listCalls))).toEqual([
    { path: "data[1].callId", message: "expected a string, got null" },
  ]);
});

test("a list needs its rows and not its meta", () => {
  expect(checkAnswer({ data: [] }, shapeOf(operations.listCalls))).toEqual([]);
  expect(checkAnswer({ meta: {} }, shapeOf(operations.listCalls))).toEqual([{ path: "data", message: "is missing" }]);
  expect(checkAnswer({ tasks: {} }, shapeOf(operations.listCallBatchTasks))).toEqual([
    { path: "tasks", message: "expected a list, got an object (Object)" },
  ]);
});

test("of a message only its id and status are promised", () => {
  expect(checkAnswer({ messageId: "MG1", status: "queued" }, shapeOf(operations.sendMessage))).toEqual([]);
});

test.each([null, [], "text", 3])("%j is no object", (answer) => {
  expect(checkAnswer(answer, shapeOf(operations.getCall))).toMatchObject([{ path: "" }]);
});

test("a promised field that may be null may be null and not missing", () => {
  const connection = { deleted: true, affectedAgents: [] };
  expect(checkAnswer(connection, shapeOf(operations.deleteMcpConnection))).toEqual([]);
  const issues = checkAnswer({ voice: null }, shapeOf(operations.getAgent)).map(({ path }) => path);
  expect(issues).toContain("voiceProvider");
  expect(issues).not.toContain("voice");
});

test("issues are cut where they say nothing new", () => {
  expect(
    checkAnswer({ data: Array.from({ length: 100 }, () => ({})) }, shapeOf(operations.listCalls)).length,
  ).toBeLessThanOrEqual(20);
});

test("known snake_case names become camelCase, unknown ones stay", () => {
  const answer = { data: [{ id: "WH1", account_id: "AC1", created_at: "x", new_field: { inner_key: 1 } }] };
  expect(decodeAnswer(answer, shapeOf(operations.listWebhooks))).toEqual({
    data: [{ id: "WH1", accountId: "AC1", createdAt: "x", new_field: { inner_key: 1 } }],
  });
});

test("keys of maps are the user's own", () => {
  const answer = { ...call, status: "completed", resultJson: { core_summary: "x" } };
  expect(decodeAnswer(answer, shapeOf(operations.getSummary))).toEqual(answer);
});

test("a field named __proto__ is data", () => {
  const answer = JSON.parse('{"callId":"CA1","__proto__":{"polluted":true}}');
  const decoded = decodeAnswer(answer, shapeOf(operations.getCall)) as object;
  expect(Object.hasOwn(decoded, "__proto__")).toBe(true);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});
