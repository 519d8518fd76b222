import { describe, expect, test } from "vitest";

import { type CallRow, type CallsAction, type CallsState, isOver, noCalls, reduceCalls } from "./calls-state.ts";

const call: CallRow = {
  id: "CA1",
  status: "queued",
  direction: "outbound",
  to: "010",
  from: "070",
  duration: null,
  date: null,
  hangupCause: null,
};

const after = (...actions: CallsAction[]): CallsState => actions.reduce(reduceCalls, noCalls);
const seen = (status: string, id = "CA1"): CallsAction => ({ type: "calls/seen", call: { ...call, id, status } });

describe("a followed call", () => {
  test("remembers each status once, in order, until it is over", () => {
    const state = after(
      { type: "calls/placed", call },
      seen("queued"),
      seen("ringing"),
      seen("ringing"),
      seen("in-progress"),
      seen("completed"),
    );
    expect(state.followed).toMatchObject({
      seen: ["queued", "ringing", "in-progress", "completed"],
      following: "over",
    });
  });

  test("is not changed by what comes late of an older one", () => {
    const state = after({ type: "calls/placed", call }, { type: "calls/placed", call: { ...call, id: "CA2" } });
    expect(reduceCalls(state, seen("completed", "CA1"))).toBe(state);
    expect(reduceCalls(state, { type: "calls/follow-stopped", callId: "CA1", error: null })).toBe(state);
  });

  test("that is over cannot be stopped any more", () => {
    const state = after({ type: "calls/placed", call }, seen("completed"));
    expect(reduceCalls(state, { type: "calls/follow-stopped", callId: "CA1", error: null })).toBe(state);
  });

  test("stands in the list with its newest status", () => {
    const state = after({ type: "calls/listed", items: [call] }, { type: "calls/placed", call }, seen("ringing"));
    expect(state.items.map(({ id, status }) => [id, status])).toEqual([["CA1", "ringing"]]);
  });
});

describe("a call", () => {
  test.each(["queued", "ringing", "in-progress"])("goes on while it is %s", (status) => {
    expect(isOver({ ...call, status })).toBe(false);
  });

  test.each(["completed", "busy", "no-answer", "failed", "canceled", "rejected", "something-new"])(
    "is over when it is %s",
    (status) => {
      expect(isOver({ ...call, status })).toBe(true);
    },
  );
});
