import { expect, test } from "vitest";

import { domesticForm, readNumber } from "./read-number.ts";

test.each([
  ["+82 10-1234-5678", "01012345678", "mobile"],
  ["070 1234 1234", "07012341234", "voip"],
  ["1588-1234", "15881234", "representative"],
  ["(02) 123-4567", "021234567", "landline"],
])("%s is read as a number with its kind", (typed, number, kind) => {
  expect(readNumber(typed)).toEqual({ number, kind });
  expect(domesticForm(typed)).toBe(number);
});

test("what is no Korean number gets the SDK's own words, and stays as it was typed", () => {
  expect(readNumber("1012345678").problem).toContain("the leading 0 is missing");
  expect(domesticForm("+1 202 555 0100")).toBe("+1 202 555 0100");
});
