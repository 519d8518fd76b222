import { execFileSync } from "node:child_process";

import { describe, expect, test } from "vitest";

import { characterClass } from "./character-class.ts";

const syllables = Array.from({ length: 11_172 }, (_, index) => 0xac00 + index);
const plane = Array.from({ length: 0x10000 - 0x80 }, (_, index) => 0x80 + index);

/** The code points of a list of characters that are of the class. */
function classesOf(characters: string): string[] {
  return [...new Set(Array.from(characters, (character) => characterClass(character.codePointAt(0)!)))];
}

describe("the Hangul syllables", () => {
  test("2,350 of the 11,172 are in KS X 1001, from 가 to 힝, and the other 8,822 in CP949 only", () => {
    const standard = syllables.filter((point) => characterClass(point) === "ks-x-1001");
    expect(standard).toHaveLength(2350);
    expect([standard.at(0), standard.at(-1)]).toEqual(["가".codePointAt(0), "힝".codePointAt(0)]);
    expect(syllables.filter((point) => characterClass(point) === "cp949-only")).toHaveLength(8822);
  });

  test("everyday syllables are in the standard, rare and slang ones are not", () => {
    expect(classesOf("예약이확정되었습니다읽값넓없많앉뚫뷔쨍")).toEqual(["ks-x-1001"]);
    expect(classesOf("똠펲뷁찦숖갂힣")).toEqual(["cp949-only"]);
  });
});

describe("all of KS X 1001", () => {
  test("8,226 of the 8,836 cells hold a character: syllables, 4,888 hanja, jamo and signs with € and ®", () => {
    const all = plane.filter((point) => characterClass(point) === "ks-x-1001");
    expect(all).toHaveLength(2350 + 4888 + 986 + 2);
    const between = (first: number, last: number): number => all.filter((p) => p >= first && p <= last).length;
    expect(between(0x4e00, 0x9fff) + between(0xf900, 0xfa0b)).toBe(4888);
    expect(between(0x3131, 0x318e)).toBe(94); // compatibility jamo, the row A4 in full
    expect(between(0x3041, 0x3093)).toBe(83); // hiragana
    expect(between(0x0410, 0x044f) + between(0x0401, 0x0401) + between(0x0451, 0x0451)).toBe(66); // Russian
    expect(between(0xff01, 0xff5d)).toBe(93); // full-width ASCII up to ｝, the backslash in a row of signs
  });

  test("nothing else but syllables is in CP949 only", () => {
    expect(plane.filter((point) => characterClass(point) === "cp949-only")).toHaveLength(8822);
  });

  test("ASCII, with its control characters, is a class of its own", () => {
    const ascii = Array.from({ length: 0x80 }, (_, point) => characterClass(point));
    expect(new Set(ascii)).toEqual(new Set(["ascii"]));
  });
});

describe("characters that sources differ about, or that look like others", () => {
  test("these print", () => {
    expect(classesOf("€®™…·ㆍ―～∼￦￥①⑮℃㎡½²°′″“”‘’「」『』★☆♥♡→※\u3000\u3164\u00AD")).toEqual(["ks-x-1001"]);
  });

  test("these do not", () => {
    expect(classesOf("₩¥©—–•〜˜⑯㉾−・é\u00A0\u200B\u200D\uFE0F\uFFFD\uE000\uD800\u1100\u1161⚽😀🇰𠮷")).toEqual([
      "none",
    ]);
  });
});

const python = `
import json
def encodable(codec, point):
    try: return len(chr(point).encode(codec)) == 2
    except UnicodeEncodeError: return False
points = [p for p in range(0x80, 0x10000)]
print(json.dumps([[p for p in points if encodable(codec, p)] for codec in ("euc_kr", "cp949")]))`;

function askPython(): [number[], number[]] | undefined {
  try {
    const text = execFileSync("python3", ["-c", python], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return JSON.parse(text) as [number[], number[]];
  } catch {
    return undefined; // not on every machine
  }
}

const codecs = askPython();

test.runIf(codecs !== undefined)("Python's codecs draw the same lines", () => {
  const [eucKr = [], cp949 = []] = codecs ?? [];
  const standard = plane.filter((point) => characterClass(point) === "ks-x-1001");
  expect(standard).toEqual(eucKr);
  expect(plane.filter((point) => characterClass(point) !== "none")).toEqual(cp949);
});
