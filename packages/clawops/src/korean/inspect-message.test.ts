import { assert, constantFrom, oneof, pre, property, string } from "fast-check";
import { describe, expect, test } from "vitest";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { inspectMessage } from "./inspect-message.ts";

/** Texts of every class, lone surrogates and control characters among them. */
const anyText = string({
  maxLength: 120,
  unit: oneof(
    constantFrom("가", "똠", "😀", "₩", "a", "\n", "\r", "\uD83D", "\uDE00", "漢", "€"),
    string({ minLength: 1, maxLength: 1, unit: "binary" }),
  ),
});

describe("the type of a message", () => {
  test.each([
    ["sms", "가".repeat(45), {}],
    ["lms", "가".repeat(46), {}],
    ["sms", "a".repeat(90), {}],
    ["lms", "a".repeat(91), {}],
    ["lms", "짧은 글", { subject: "제목" }],
    ["mms", "짧은 글", { mediaUrl: ["https://example.com/a.jpg"] }],
    ["mms", "짧은 글", { mediaUrl: "https://example.com/a.jpg" }],
    ["mms", "가".repeat(46), { subject: "제목", mediaUrl: ["https://example.com/a.jpg"] }],
    ["sms", "짧은 글", { mediaUrl: [], subject: undefined, type: undefined }],
    ["sms", "", {}],
  ])("is %s as the service infers it (%#)", (type, text, options) => {
    expect(inspectMessage(text, options)).toMatchObject({ type, fits: true });
  });

  test("is the given one where one is given, and says whether the text fits", () => {
    expect(inspectMessage("가".repeat(46), { type: "sms" })).toMatchObject({ type: "sms", limit: 90, fits: false });
    expect(inspectMessage("가", { type: "lms" })).toMatchObject({ type: "lms", fits: true });
  });
});

describe("the length", () => {
  test("is 1 byte for ASCII and a line break, 2 for every other code point", () => {
    expect(inspectMessage("abc 123!\n")).toMatchObject({ bytes: 9, characters: 9 });
    expect(inspectMessage("a\r\nb").bytes).toBe(4);
    expect(inspectMessage("안녕하세요")).toMatchObject({ bytes: 10, characters: 5 });
    expect(inspectMessage("똠₩漢ｶ")).toMatchObject({ bytes: 8, characters: 4 });
    expect(inspectMessage("😀")).toMatchObject({ bytes: 2, characters: 1 });
    expect(inspectMessage("👨‍👩‍👧")).toMatchObject({ bytes: 10, characters: 5 });
  });

  test("has the limit of the type in the unit of the type", () => {
    expect(inspectMessage("가")).toMatchObject({ limit: 90, limitUnit: "bytes" });
    expect(inspectMessage("가".repeat(2000))).toMatchObject({
      type: "lms",
      limit: 2000,
      limitUnit: "characters",
      fits: true,
    });
    expect(inspectMessage("가".repeat(2001))).toMatchObject({ bytes: 4002, fits: false });
    expect(inspectMessage("가".repeat(2001), { mediaUrl: ["x"] })).toMatchObject({ type: "mms", fits: false });
  });
});

describe("the cut", () => {
  test.each([
    ["가".repeat(45), null],
    ["가".repeat(46), 45],
    [`a${"가".repeat(45)}`, 45], // 91 bytes; the 45th syllable would take bytes 90 and 91
    ["a".repeat(91), 90],
    [`${"a".repeat(89)}😀`, 89],
    [`${"a".repeat(88)}😀`, null],
    [`${"😀".repeat(45)}a`, 90],
    ["", null],
  ])("is where an SMS ends (%#)", (text, cutAt) => {
    expect(inspectMessage(text).cutAt).toBe(cutAt);
    expect(inspectMessage(text, { type: "sms" }).cutAt).toBe(cutAt);
  });

  test("is told for an LMS as well: it is what would be lost as an SMS", () => {
    expect(inspectMessage("가".repeat(46))).toMatchObject({ type: "lms", cutAt: 45 });
  });
});

describe("characters that do not print", () => {
  test("are given with their index in UTF-16 code units", () => {
    const text = "합계 ₩9,900 😀 감사—";
    const { unprintable } = inspectMessage(text);
    expect(unprintable).toEqual([
      { index: 3, char: "₩" },
      { index: 10, char: "😀" },
      { index: 15, char: "—" },
    ]);
  });

  test("are each part of an emoji of several, and each lone half of a pair", () => {
    expect(inspectMessage("❤️").unprintable).toEqual([
      { index: 0, char: "❤" },
      { index: 1, char: "\uFE0F" },
    ]);
    expect(inspectMessage("\uDE00\uD83D").unprintable).toEqual([
      { index: 0, char: "\uDE00" },
      { index: 1, char: "\uD83D" },
    ]);
  });

  test("are the jamo of decomposed Hangul, as macOS writes file names", () => {
    expect(inspectMessage("한글".normalize("NFD"))).toMatchObject({ bytes: 12, characters: 6 });
    expect(inspectMessage("한글".normalize("NFD")).unprintable).toHaveLength(6);
    expect(inspectMessage("한글").unprintable).toEqual([]);
  });

  test("of decomposed Hangul come with a warning of where it begins and what to do", () => {
    const { warnings } = inspectMessage(`첨부: ${"한글".normalize("NFD")}.pdf`);
    expect(warnings).toEqual([
      {
        code: "decomposed-hangul",
        index: 4,
        message: expect.stringMatching(/^2 Hangul syllables .*normalize\("NFC"\)/),
      },
    ]);
    expect(inspectMessage("하\u11AB").warnings).toEqual([
      { code: "decomposed-hangul", index: 0, message: expect.stringMatching(/^1 Hangul syllable is in pieces/) },
    ]);
  });

  test.each([
    ["whole syllables", "한글 abc"],
    ["single letters as they are typed", "ㅋㅋ ㅠㅠ"],
    ["letters that NFC leaves apart", "\u1112\u119E\u11AB \u1161\u1100 한\u11AB"],
    ["nothing", ""],
    ["accents in pieces", "e\u0301"],
  ])("without decomposed Hangul there is no warning: %s", (_, text) => {
    expect(inspectMessage(text).warnings).toEqual([]);
  });

  test("are not the syllables of CP949, which have a list of their own", () => {
    const { unprintable, cp949Only } = inspectMessage("아 똠얌 펲시 뷁");
    expect(unprintable).toEqual([]);
    expect(cp949Only).toEqual([
      { index: 2, char: "똠" },
      { index: 5, char: "펲" },
      { index: 8, char: "뷁" },
    ]);
  });
});

describe("for every text", () => {
  test("bytes and characters of two halves add up, but for a pair that they split", () => {
    assert(
      property(anyText, anyText, (left, right) => {
        pre(!(/[\uD800-\uDBFF]$/.test(left) && /^[\uDC00-\uDFFF]/.test(right)));
        const [whole, a, b] = [inspectMessage(left + right), inspectMessage(left), inspectMessage(right)];
        expect(whole.bytes).toBe(a.bytes + b.bytes);
        expect(whole.characters).toBe(a.characters + b.characters);
      }),
    );
  });

  test("what is left of the cut fits, one character more does not, and no pair is split", () => {
    assert(
      property(anyText, (text) => {
        const { cutAt, bytes } = inspectMessage(text);
        expect(cutAt === null).toBe(bytes <= 90);
        if (cutAt === null) return;
        expect(inspectMessage(text.slice(0, cutAt)).bytes).toBeLessThanOrEqual(90);
        const next = String.fromCodePoint(text.codePointAt(cutAt) ?? 0);
        expect(inspectMessage(text.slice(0, cutAt) + next).bytes).toBeGreaterThan(90);
        expect(text.slice(cutAt - 1, cutAt + 1)).not.toMatch(/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/);
      }),
    );
  });

  test("there is a warning exactly where NFC puts Hangul together, at the first such place", () => {
    const jamo = constantFrom("하", "한", "\u1112", "\u1161", "\u11AB", "\u119E", "a", "😀", "\u11A7", "\uD83D");
    assert(
      property(string({ maxLength: 12, unit: jamo }), (text) => {
        const [warning] = inspectMessage(text).warnings;
        expect(warning === undefined).toBe(text.normalize("NFC") === text);
        expect(inspectMessage(text.normalize("NFC")).warnings).toEqual([]);
        const before = text.slice(0, warning?.index);
        expect(before.normalize("NFC")).toBe(before);
        if (warning === undefined) return;
        const rest = text.slice(warning.index, warning.index + 2);
        expect(rest.normalize("NFC")).not.toBe(rest);
      }),
    );
  });

  test("each finding stands where it says, in order, and in one list only", () => {
    assert(
      property(anyText, (text) => {
        const { unprintable, cp949Only } = inspectMessage(text);
        for (const found of [unprintable, cp949Only]) {
          for (const { index, char } of found) expect(text.startsWith(char, index)).toBe(true);
          expect(found.map(({ index }) => index)).toEqual(found.map(({ index }) => index).toSorted((a, b) => a - b));
        }
        const indexes = [...unprintable, ...cp949Only].map(({ index }) => index);
        expect(new Set(indexes).size).toBe(indexes.length);
      }),
    );
  });
});

test("a text of 200,000 characters is read", () => {
  const { bytes, characters, fits, unprintable } = inspectMessage("가😀".repeat(100_000));
  expect([bytes, characters, fits, unprintable.length]).toEqual([400_000, 200_000, false, 100_000]);
});

test.each([
  [[undefined], "the text must be a string"],
  [[42], "the text must be a string"],
  [["글", null], "the options must be an object"],
  [["글", { subject: 1 }], "`subject` must be a string"],
  [["글", { mediaUrl: 1 }], "`mediaUrl` must be a string or a list of strings"],
  [["글", { mediaUrl: [1] }], "`mediaUrl` must be a string or a list of strings"],
  [["글", { type: "ata" }], '`type` must be "sms", "lms" or "mms"'],
  [["글", { type: "toString" }], '`type` must be "sms", "lms" or "mms"'],
  [["글", { type: "sms", subject: "제목" }], "an SMS has no `subject`"],
  [["글", { type: "sms", mediaUrl: ["x"] }], '`mediaUrl` goes with type "mms" only'],
  [["글", { type: "lms", mediaUrl: "x" }], '`mediaUrl` goes with type "mms" only'],
])("refuses %j", (args, message) => {
  const inspect = (): unknown => inspectMessage(...(args as [string, object]));
  expect(inspect).toThrow(ClawOpsError);
  expect(inspect).toThrow(expect.objectContaining({ kind: "invalid-argument" }));
  expect(inspect).toThrow(message);
});
