import { expect, test } from "vitest";

import { callNames } from "../../src/conveniences/call-names.ts";
import { callParams } from "../support/call-params.ts";
import { differences, undescribedCalls } from "./differences.ts";
import { frameProblem, isDescribed } from "./frame-problem.ts";

const calls = `${callNames.both} ${callNames.newer}`.split(" ");

function frameOf(method: string, params: object): string {
  return JSON.stringify({ type: "req", id: "1", method, params });
}

test.each(Object.entries(callParams))("the official schemas take what our types let %s send", (method, params) => {
  expect(frameProblem(frameOf(method, params))).toBeUndefined();
});

test("wrong params, wrong frames and fields that nobody knows are found", () => {
  expect(frameProblem(frameOf("sessions.patch", {}))).toContain("The params of sessions.patch are wrong");
  expect(frameProblem(frameOf("sessions.list", { limits: 1 }))).toContain("additional properties");
  expect(frameProblem(frameOf("cron.add", { name: "n" }))).toContain("schedule");
  expect(frameProblem(frameOf("connect", { minProtocol: 3 }))).toContain("The params of connect are wrong");
  expect(frameProblem(JSON.stringify({ type: "req", id: 1, method: "health", params: {} }))).toContain("/id");
});

test("the calls that the official schemas do not describe are those in the list", () => {
  expect(calls.filter((method) => !isDescribed(method)).toSorted()).toEqual(undescribedCalls);
});

test("each difference is one: the official schemas refuse the field", () => {
  for (const [method, fields] of Object.entries(differences)) {
    for (const field of Object.keys(fields)) {
      const params = { ...callParams[method as keyof typeof callParams], [field]: null };
      expect(frameProblem(frameOf(method, params))).toBeUndefined();
      expect(frameProblem(frameOf(method, { ...params, [`${field}2`]: null }))).toContain("additional properties");
    }
  }
});
