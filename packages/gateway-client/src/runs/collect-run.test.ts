import { expect, test } from "vitest";

import { collectedText, collectFinal, collectRun, type CollectedRun, nothingCollected } from "./collect-run.ts";

function collect(...data: Array<Record<string, unknown>>): CollectedRun {
  return data.reduce((run, part) => collectRun(run, { runId: "r", stream: "assistant", data: part }), nothingCollected);
}

test("deltas add up", () => {
  const run = collect({ delta: "a" }, { delta: "b" }, { delta: "c" });
  expect([collectedText(run), run.handed]).toEqual(["abc", "abc"]);
});

test("what was missed is filled in from the text so far", () => {
  const run = collect({ text: "one", delta: "one" }, { text: "one two three", delta: " three" });
  expect(run.handed).toBe("one two three");
});

test("a second message follows after a line break (protocol 4: another item, protocol 3: a text that starts anew)", () => {
  const v4 = collect({ text: "look", itemId: "a" }, { text: "look", itemId: "b" }, { text: "look, done", itemId: "b" });
  const v3 = collect({ text: "look", delta: "look" }, { text: "done", delta: "done" }, { text: "done.", delta: "." });
  expect(v4.handed).toBe("look\nlook, done");
  expect(v3.handed).toBe("look\ndone.");
});

test("text that is taken back and comes again shows once", () => {
  const run = collect(
    { text: "one two", itemId: "a" },
    { text: "", delta: "", replace: true, itemId: "a" },
    { text: "one", itemId: "b" },
    { text: "one two three", itemId: "b" },
  );
  expect([collectedText(run), run.handed]).toEqual(["one two three", "one two three"]);
});

test("text that is taken back and comes different follows after a line break", () => {
  const run = collect(
    { text: "one two", itemId: "a" },
    { text: "", delta: "", replace: true, itemId: "a" },
    { text: "six", itemId: "b" },
    { text: "six seven", itemId: "b" },
  );
  expect([collectedText(run), run.handed]).toEqual(["six seven", "one two\nsix seven"]);
});

test("the final text adds what was never streamed, and nothing where it differs", () => {
  expect(collectFinal(nothingCollected, "all at once").handed).toBe("all at once");
  expect(collectFinal(collect({ text: "one" }), "one two").handed).toBe("one two");
  expect(collectFinal(collect({ text: "one " }), "one").handed).toBe("one ");
});

test("only the start of the run's lifecycle marks it as seen from the start", () => {
  const at = (phase: string): CollectedRun =>
    collectRun(nothingCollected, { runId: "r", stream: "lifecycle", data: { phase } });
  expect([at("start").sawStart, at("end").sawStart]).toEqual([true, false]);
});
