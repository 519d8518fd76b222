import { expect, test } from "vitest";

import { type CallDetail, canRequest, type DetailAction, reduceDetail } from "./detail-state.ts";

const error = { name: "E", message: "", code: null, status: null, requestId: null, advice: "", issues: [] };
const after = (...actions: DetailAction[]): CallDetail | null => actions.reduce<CallDetail | null>(reduceDetail, null);
const opened: DetailAction = { type: "detail/opened", callId: "CA1" };

test("a call that is opened waits for each of its parts, and one that fails leaves the others", () => {
  const state = after(
    opened,
    { type: "detail/failed", callId: "CA1", part: "summary", error },
    { type: "detail/events", callId: "CA1", value: [] },
  );
  expect(state).toEqual({
    callId: "CA1",
    events: { value: [], busy: false, error: null },
    transcript: { value: null, busy: true, error: null },
    summary: { value: null, busy: false, error },
  });
});

test("what comes late of another call, or after it was closed, changes nothing", () => {
  const late: DetailAction = { type: "detail/events", callId: "CA0", value: [] };
  expect(after(opened, late)).toEqual(after(opened));
  expect(after(opened, { type: "detail/closed" }, { ...late, callId: "CA1" })).toBeNull();
});

test("reading a part again keeps what was read and forgets the error", () => {
  const value = { status: "not_requested" } as const;
  const state = after(
    opened,
    { type: "detail/summary", callId: "CA1", value },
    { type: "detail/failed", callId: "CA1", part: "summary", error },
    { type: "detail/busy", callId: "CA1", part: "summary" },
  );
  expect(state?.summary).toEqual({ value, busy: true, error: null });
});

test.each([
  ["not_requested", false, true],
  ["failed", false, true],
  ["pending", false, false],
  ["completed", false, false],
  ["not_requested", true, false],
] as const)("a transcript that is %s (busy: %s) can be asked for: %s", (status, busy, expected) => {
  expect(canRequest({ value: { status }, busy, error: null })).toBe(expected);
});
