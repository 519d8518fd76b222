import { expect, test } from "vitest";

import { findTurn } from "./history-turn.ts";

const at = 1_795_000_000_000;
const sought = { key: "k", message: "hi", startedAt: at };
const user = (timestamp: number, more: object = {}): object => ({
  role: "user",
  content: [{ type: "text", text: "hi" }],
  timestamp,
  ...more,
});
const said = (text: string, timestamp: number, stopReason = "stop", more: object = {}): object => ({
  role: "assistant",
  content: text === "" ? [] : [{ type: "text", text }],
  timestamp,
  stopReason,
  ...more,
});

test("of questions of the same text it is the one nearest to the start of the run", () => {
  const history = [user(at - 5000), said("before", at - 4000), user(at + 3), said("ours", at + 4)];
  const later = [user(at + 9000), said("after", at + 9001)];
  expect(findTurn([...history, ...later], sought)?.texts).toEqual(["ours"]);
});

test("the answer to an older question of the same text is not taken for that of the run", () => {
  expect(findTurn([user(at - 20_000), said("before", at - 19_000)], sought)).toBeUndefined();
});

test("a question that was asked before a failed call of the model was repeated is the run's", () => {
  const history = [user(at - 20_000), said("", at - 19_000, "error", { errorMessage: "500" }), said("ours", at + 4)];
  expect(findTurn(history, sought)).toMatchObject({ texts: ["ours"], isDone: true, failure: undefined });
});

test("where nobody knows when the run began, only its mark tells", () => {
  const unknown = { ...sought, startedAt: undefined };
  expect(findTurn([user(at), said("a", at)], unknown)).toBeUndefined();
  expect(findTurn([user(at, { idempotencyKey: "k:user" }), said("a", at)], unknown)?.texts).toEqual(["a"]);
});

test("a step on the way is not the end, and a failure or a stop is no answer", () => {
  const step = [user(at), said("looking", at + 1, "toolUse")];
  expect(findTurn(step, sought)).toMatchObject({ isDone: false });
  expect(findTurn([...step, { role: "toolResult", content: [] }], sought)).toMatchObject({ isDone: false });
  const failed = said("half", at + 2, "error", { errorMessage: "500 oh" });
  expect(findTurn([...step, failed], sought)).toMatchObject({ isDone: false, failure: "500 oh", texts: ["looking"] });
  expect(findTurn([...step, said("half", at + 2, "aborted")], sought)).toMatchObject({
    isDone: false,
    wasStopped: true,
  });
});

test.each([undefined, null, 7, "x", {}, [null, 7, "x", [], { role: "user" }]])("%j has no turn", (messages) => {
  expect(findTurn(messages, sought)).toBeUndefined();
});

test("a turn of which the gateway shortens a message, or leaves one out, is known as cut", () => {
  const omitted = said("[chat.history omitted: message too large]", at + 1, "stop", {
    __openclaw: { truncated: true },
  });
  expect(findTurn([user(at), omitted], sought)).toMatchObject({ isCut: true });
  expect(findTurn([user(at), said("begun\n...(truncated)...", at + 1)], sought)).toMatchObject({ isCut: true });
  expect(findTurn([user(at), said("we say ...(truncated)...", at + 1)], sought)).toMatchObject({ isCut: false });
});
