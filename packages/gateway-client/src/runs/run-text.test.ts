import * as fc from "fast-check";
import { expect, test } from "vitest";

import { RunText } from "./run-text.ts";
import type { TextPart } from "./text-part.ts";

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

test("a message that begins with all of the one before is another one, where its first event says so", () => {
  const again = { text: "OK", delta: "OK", isNext: true };
  const grown = collect({ text: "OK", delta: "OK" }, again, { text: "OK, done", delta: ", done" });
  expect(grown).toMatchObject({ handed: "OK\nOK, done", text: "OK\nOK, done" });
  expect(collect({ text: "OK", delta: "OK" }, { text: "OK, done", delta: "OK, done", isNext: true }).handed).toBe(
    "OK\nOK, done",
  );
});

test.each([
  ["OK", "OK"],
  ["OK\nOK", "OK\nOK"],
])("whether a message that was told twice is one or two is known from the final text: %j", (final, expected) => {
  const { run, pieces } = collect({ text: "OK", delta: "OK" }, { text: "OK", delta: "OK", isNext: true });
  run.finish(final);
  expect(pieces.join("")).toBe(expected);
});

test("a message that goes on after another one has begun is put right at the end, and its stream does not grow meanwhile", () => {
  const { run, pieces } = collect(
    { text: "one", itemId: "a" },
    { text: "two", itemId: "b" },
    { text: "one more", itemId: "a" },
    { text: "two too", itemId: "b" },
  );
  expect(pieces.join("")).toBe("one\ntwo");
  expect(run.text).toBe("one more\ntwo too");
  run.finish("one more\ntwo too");
  expect(pieces.join("")).toBe("one\ntwo\none more\ntwo too");
});

test("deltas after a hole are not trusted; the next text so far fills it, or the final text", () => {
  const parts: TextPart[] = [{ delta: "Hello " }, { delta: "world", afterHole: true }, { delta: "!" }];
  const healed = collect(...parts, { text: "Hello big world!", delta: "!" }, { delta: "!" });
  expect(healed).toMatchObject({ handed: "Hello big world!!", text: "Hello big world!!" });
  const { run, pieces } = collect(...parts);
  run.finish("Hello big world!");
  expect(pieces).toEqual(["Hello", " big world!"]);
});

test("white space at the end waits until it is known whether more comes", () => {
  expect(collect({ delta: "a \n" }, { delta: " " }, { delta: "b " })).toMatchObject({ pieces: ["a", " \n b"] });
});

test("no piece ends within a character", () => {
  const { pieces } = collect({ delta: `a${"😀".charAt(0)}` }, { delta: `${"😀".charAt(1)}b` });
  expect(pieces).toEqual(["a", "😀b"]);
});

test("a gateway that takes its text back without end does not make the stream grow without end", () => {
  const { run, pieces } = collect();
  run.add({ text: "x".repeat(1000), itemId: "a" });
  for (let count = 0; count < 10_000; count += 1) run.add({ text: `${count}`, itemId: "b", replace: true });
  expect(pieces.join("").length).toBeLessThan(150_000);
  run.finish("the end");
  expect(pieces.join("").endsWith("\nthe end")).toBe(true);
});

test.each([
  ["what was never streamed is added", [], "all at once", "all at once"],
  ["what is missing at the end is added", [{ text: "one" }], "one two", "one two"],
  ["white space at the end is as in the final text", [{ text: "one \n" }], "one", "one"],
  ["white space between is as in the final text", [{ text: "one \n" }], "one two", "one two"],
  ["only the last message, which has come whole", [{ text: "look" }, { text: "done" }], "done", "look\ndone"],
  ["only the last message, whose end is missing", [{ text: "look" }, { text: "do" }], "done", "look\ndone"],
  ["only the last two messages", [{ text: "look" }, { text: "a" }, { text: "b" }], "a\nbc", "look\na\nbc"],
  ["another text follows after a line break", [{ text: "look" }], "done", "look\ndone"],
  ["no text adds nothing", [{ text: "NO_REPLY" }], "", "NO_REPLY"],
] as const)("at the end: %s", (_what, parts, final, expected) => {
  const { run, pieces } = collect(...parts);
  run.finish(final);
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
      stream.run.finish(text);
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
      stream.run.finish(final);
      const joined = stream.pieces.join("").split("\n");
      const last = joined.pop() ?? "";
      expect(last).toBe(final);
      for (const line of joined)
        expect(texts.some((text) => text.startsWith(line) || line.startsWith(text))).toBe(true);
      expect(stream.run.text).toBe(final);
    }),
  );
});
