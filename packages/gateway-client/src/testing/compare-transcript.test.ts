import { describe, expect, test } from "vitest";

import { compareTranscript, type TranscriptEntry } from "./compare-transcript.ts";

const request: TranscriptEntry = {
  dir: "out",
  frame: { type: "req", id: "1", method: "agent", params: { idempotencyKey: "run" } },
};
const answered = (payload: object, ok = true): TranscriptEntry => ({
  dir: "in",
  frame: { type: "res", id: "1", ok, payload },
});
const event = (payload: object, name = "agent"): TranscriptEntry => ({
  dir: "in",
  frame: { type: "event", event: name, payload },
});

describe("comparing with a recording", () => {
  test("finds no difference in other values of the same types", () => {
    const result = compareTranscript(
      [request, answered({ runId: "run", ts: 1, list: [{ a: "x" }] })],
      [answered({ runId: "run", ts: 2, list: [{ a: "y" }, { a: "z" }] })],
    );
    expect(result).toEqual({ compared: 1, matched: 1, differences: [] });
  });

  test("finds missing and additional fields, other types and empty lists", () => {
    const { matched, differences } = compareTranscript(
      [request, answered({ gone: 1, text: "x", list: [1], inner: { deep: null } })],
      [answered({ more: 1, text: 7, list: [], inner: { deep: "x" } })],
    );
    expect(matched).toBe(0);
    expect(differences).toEqual([
      { frame: "res 1 #1", path: "payload.gone", expected: "number", actual: "absent" },
      { frame: "res 1 #1", path: "payload.text", expected: "string", actual: "number" },
      { frame: "res 1 #1", path: "payload.list", expected: "items", actual: "none" },
      { frame: "res 1 #1", path: "payload.inner.deep", expected: "null", actual: "string" },
      { frame: "res 1 #1", path: "payload.more", expected: "absent", actual: "number" },
    ]);
  });

  test("wants what decides to be equal", () => {
    const recorded = [request, answered({ status: "ok" }), { dir: "close", frame: { code: 1008, reason: "no" } }];
    const { differences } = compareTranscript(recorded, [
      answered({ status: "timeout" }, false),
      { dir: "close", frame: { code: 1000, reason: "yes" } },
    ]);
    expect(differences.map(({ path }) => path)).toEqual(["ok", "payload.status", "code", "reason"]);
  });

  test("counts frames that are missing and frames that nobody recorded", () => {
    const recorded = [request, event({ runId: "run", stream: "lifecycle", data: { phase: "start" } })];
    const actual = [event({ runId: "run", stream: "lifecycle", data: { phase: "end" } })];
    const { compared, matched, differences } = compareTranscript(recorded, actual);
    expect([compared, matched]).toEqual([2, 0]);
    expect(differences.map(({ frame, actual: got }) => [frame, got])).toEqual([
      ["event agent run lifecycle start", "absent"],
      ["event agent run lifecycle end", "object"],
    ]);
  });

  test("leaves out what comes by itself, runs of others, placeholders and what is tolerated", () => {
    const recorded = [
      request,
      event({}, "tick"),
      event({ runId: "another" }),
      answered({ path: "<path>", noise: { a: 1 } }),
    ];
    const actual = [event({}, "health"), answered({ path: 7, noise: { b: 2 } })];
    expect(compareTranscript(recorded, actual, { tolerated: ["payload.noise"] })).toEqual({
      compared: 1,
      matched: 1,
      differences: [],
    });
  });
});
