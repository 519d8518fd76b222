import { expect, test } from "vitest";

import { RequestLog } from "./request-log.ts";

const log = new RequestLog();
const line = (dir: "in" | "out", frame: unknown, connection = "a"): string | undefined =>
  log.line({ dir, connection, frame, at: 0 });

test("a request that is answered twice has a line for each answer, and none after the last", () => {
  expect(line("in", { type: "req", id: "1", method: "agent" })).toBe("#1 > agent");
  const accepted = { type: "res", id: "1", ok: true, payload: { status: "accepted" } };
  expect(line("out", accepted)).toBe("#1 < agent accepted");
  expect(line("out", { ...accepted, payload: { status: "timeout" } })).toBe("#1 < agent timeout");
  expect(line("out", accepted)).toBeUndefined();
});

test("the same id on another connection is another request", () => {
  line("in", { type: "req", id: "2", method: "health" });
  expect(line("in", { type: "req", id: "2", method: "status" }, "b")).toBe("#2 > status");
  expect(line("out", { type: "res", id: "2", ok: true, payload: {} })).toBe("#1 < health ok");
  expect(line("out", { type: "res", id: "2", ok: true, payload: { status: "a b\u0007" } }, "b")).toBe("#2 < status ok");
});

test.each([
  ["a text", "not json"],
  ["an event", { type: "event", event: "tick" }],
  ["a method that is none", { type: "req", id: "3", method: "\u001B]0;title\u0007" }],
  ["an answer without its request", { type: "res", id: "4", ok: true }],
])("there is no line about %s", (_, frame) => {
  expect(line("in", frame) ?? line("out", frame)).toBeUndefined();
});

test("why a connect was refused is told, without what steers a terminal", () => {
  line("in", { type: "req", id: "c", method: "connect", params: { client: { id: "\u001B[2J", mode: "cli" } } });
  const error = { code: "INVALID_REQUEST", message: "unexpected property '\u001B[2J'" };
  expect(line("out", { type: "res", id: "c", ok: false, error })).toBe(
    "#1 < connect INVALID_REQUEST: unexpected property '?[2J'",
  );
});
