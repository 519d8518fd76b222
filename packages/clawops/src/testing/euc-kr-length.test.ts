import { expect, test } from "vitest";

import { eucKrLength } from "./euc-kr-length.ts";

test("counts one byte per ASCII character and two per Hangul syllable", () => {
  expect(eucKrLength("")).toBe(0);
  expect(eucKrLength("abc 123!\n")).toBe(9);
  expect(eucKrLength("안녕하세요")).toBe(10);
  expect(eucKrLength("a가b나")).toBe(6);
});

test("counts a character outside of the BMP once", () => {
  expect(eucKrLength("😀")).toBe(2);
});
