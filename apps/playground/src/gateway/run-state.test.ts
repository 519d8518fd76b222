import { expect, test } from "vitest";

import type { ErrorView } from "../errors/describe-error.ts";
import { cutOff, isRunning, reduceRun, type RunAction, type RunView } from "./run-state.ts";

const error: ErrorView = {
  name: "E",
  message: "m",
  code: null,
  status: null,
  requestId: null,
  advice: "a",
  issues: [],
};
const after = (...actions: RunAction[]): RunView | null => actions.reduce<RunView | null>(reduceRun, null);
const asked: RunAction = { type: "run/asked", question: "q", sessionKey: null };

test("the text grows by its pieces and is in the end what the gateway gives", () => {
  const growing = after(asked, { type: "run/text", text: "a" }, { type: "run/text", text: "b" });
  expect(growing).toMatchObject({ status: "streaming", text: "ab" });
  expect(isRunning(growing)).toBe(true);
  const done = reduceRun(growing, { type: "run/answered", text: "ab." });
  expect(done).toMatchObject({ status: "done", text: "ab." });
  expect(isRunning(done)).toBe(false);
});

test("a failed run keeps the text that had come", () => {
  const failed = after(asked, { type: "run/text", text: "a" }, { type: "run/ended", status: "failed", error });
  expect(failed).toMatchObject({ status: "failed", text: "a", error });
});

test("a run that could not be aborted goes on, and says so", () => {
  const state = after(asked, { type: "run/aborting" }, { type: "run/abort-refused", error });
  expect(state).toMatchObject({ aborting: false, error });
  expect(isRunning(state)).toBe(true);
});

test("a new question begins anew", () => {
  const state = after(asked, { type: "run/ended", status: "aborted", error }, { ...asked, question: "again" });
  expect(state).toMatchObject({ question: "again", status: "asking", text: "", error: null, runId: null });
});

test("what comes without a question changes nothing", () => {
  expect(after({ type: "run/text", text: "late" })).toBeNull();
});

test("a run is not left growing when the page disconnects", () => {
  const cut = cutOff(after(asked, { type: "run/text", text: "a" }));
  expect(cut).toMatchObject({ status: "failed", text: "a", error: { name: "Disconnected" } });
  const done = after(asked, { type: "run/answered", text: "a" });
  expect(cutOff(done)).toBe(done);
});
