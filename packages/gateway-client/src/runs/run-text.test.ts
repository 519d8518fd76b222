import * as fc from "fast-check";
import { expect, test } from "vitest";

import { RunText, type TextPart } from "./run-text.ts";

function collect(...parts: TextPart[]): { text: string; handed: string; run: RunText; pieces: string[] } {
  const pieces: string[] = [];
  const run = new RunText((piece) => pieces.push(piece));
  for (const part of parts) run.add(part);
  return { text: run.text, handed: pieces.join(""), run, pieces };
}

test("deltas add up", () => {
  expect(collect({ delta: "a" }, { delta: "b" }, { delta: "c" })).toMatchObject({
    text: "abc",
    pieces: ["a", "b", "c"],
  });
});

test("what was missed is filled in from the text so far", () => {
  expect(collect({ text: "one", delta: "one" }, { text: "one two three", delta: " three" }).handed).toBe(
    "one two three",
  );
});

test("a second message follows after a line break (protocol 4: another item, protocol 3: a text that starts anew)", () => {
  const v4 = collect({ text: "look", itemId: "a" }, { text: "look", itemId: "b" }, { text: "look, done", itemId: "b" });
  const v3 = collect({ text: "look", delta: "look" }, { text: "done", delta: "done" }, { text: "done.", delta: "." });
  expect(v4).toMatchObject({ handed: "look\nlook, done", text: "look\nlook, done" });
  expect(v3).toMatchObject({ handed: "look\ndone.", text: "look\ndone." });
});

test("a second message that begins empty has one line break before it", () => {
  expect(collect({ text: "a", itemId: "1" }, { text: "", itemId: "2" }, { delta: "b", itemId: "2" }).handed).toBe(
    "a\nb",
  );
});

test("text that is taken back and comes again shows once", () => {
  const { text, handed } = collect(
    { text: "one two", itemId: "a" },
    { text: "", delta: "", replace: true, itemId: "a" },
    { text: "one", itemId: "b" },
    { text: "one two three", itemId: "b" },
  );
  expect({ text, handed }).toEqual({ text: "one two three", handed: "one two three" });
});

test("text that is taken back and comes different follows after a line break", () => {
  const { text, handed } = collect(
    { text: "one two", itemId: "a" },
    { text: "", delta: "", replace: true, itemId: "a" },
    { text: "six", itemId: "b" },
    { text: "six seven", itemId: "b" },
  );
  expect({ text, handed }).toEqual({ text: "six seven", handed: "one two\nsix seven" });
});

test("an event that comes twice or late changes nothing", () => {
  const parts = [
    { delta: "a", seq: 1 },
    { delta: "b", seq: 2 },
  ];
  expect(collect(...parts, ...parts, { delta: "c", seq: 3 }).handed).toBe("abc");
});

test.each([
  ["what was never streamed is added", [], "all at once", false, "all at once"],
  ["what is missing at the end is added", [{ text: "one" }], "one two", false, "one two"],
  ["white space makes no difference", [{ text: "one \n" }], "one", false, "one \n"],
  ["white space between makes none either", [{ text: "one \n" }], "one two", false, "one \n two"],
  ["only the last message, which has come whole", [{ text: "look" }, { text: "done" }], "done", false, "look\ndone"],
  ["only the last message, whose end is missing", [{ text: "look" }, { text: "do" }], "done", false, "look\ndone"],
  ["another text, where nothing was missed", [{ text: "look" }], "done", false, "look"],
  ["another text, where events were missed", [{ text: "look" }], "done", true, "look\ndone"],
])("at the end: %s", (_what, parts, final, wasMissed, expected) => {
  const { run, pieces } = collect(...parts);
  run.finish(final, wasMissed);
  expect(pieces.join("")).toBe(expected);
});

/** A text without white space, in pieces. */
const pieces = fc.array(fc.string({ unit: fc.constantFrom("a", "b", "é", "😀", "k"), minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 30,
});

test("however the text is split and whichever events are lost, the stream joins to the final text", () => {
  fc.assert(
    fc.property(pieces, fc.infiniteStream(fc.boolean()), (deltas, lost) => {
      const stream = collect();
      let text = "";
      for (const [index, delta] of deltas.entries()) {
        text += delta;
        if (lost.next().value !== true) stream.run.add({ text, delta, seq: index + 1 });
      }
      stream.run.finish(text, true);
      expect(stream.pieces.join("")).toBe(text);
      expect(stream.pieces).not.toContain("");
    }),
  );
});

test("with deltas alone, doubled and late ones thrown in, the stream joins to the final text", () => {
  fc.assert(
    fc.property(pieces, fc.infiniteStream(fc.nat(4)), (deltas, again) => {
      const stream = collect();
      for (const [index, delta] of deltas.entries()) {
        stream.run.add({ delta, seq: index + 1 });
        const earlier = index - Number(again.next().value);
        const old = deltas[earlier];
        if (old !== undefined) stream.run.add({ delta: old, seq: earlier + 1 });
      }
      expect(stream.pieces.join("")).toBe(deltas.join(""));
    }),
  );
});

test("with any replacements the stream ends with the text that holds, and before it are only texts that were taken back", () => {
  const attempts = fc.array(pieces, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(attempts, fc.boolean(), (all, isMarked) => {
      const stream = collect();
      let seq = 0;
      const texts: string[] = [];
      let itemId = "a";
      for (const [attempt, deltas] of all.entries()) {
        let text = "";
        if (attempt > 0) stream.run.add({ text: "", delta: "", replace: true, itemId, seq: (seq += 1) });
        for (const delta of deltas) {
          text += delta;
          if (isMarked) itemId = `a${attempt}`;
          stream.run.add({ text, delta, itemId, seq: (seq += 1) });
        }
        texts.push(text);
      }
      const final = texts.at(-1) ?? "";
      stream.run.finish(final, false);
      const joined = stream.pieces.join("").split("\n");
      const last = joined.pop() ?? "";
      expect(last).toBe(final);
      for (const line of joined)
        expect(texts.some((text) => text.startsWith(line) || line.startsWith(text))).toBe(true);
      expect(stream.run.text).toBe(final);
    }),
  );
});
