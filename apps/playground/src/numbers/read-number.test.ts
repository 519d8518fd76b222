import { expect, test } from "vitest";

import { domesticForm, numberProblem } from "./read-number.ts";

test.each([
  ["+82 10-1234-5678", "01012345678"],
  ["070 1234 1234", "07012341234"],
  ["1588-1234", "15881234"],
  ["(02) 123-4567", "021234567"],
])("%s is read as a number in its domestic form", (typed, number) => {
  expect(numberProblem(typed)).toBeUndefined();
  expect(domesticForm(typed)).toBe(number);
});

test("what is no Korean number gets the SDK's own words, and stays as it was typed", () => {
  expect(numberProblem("1012345678")).toBe("This is no Korean phone number: the leading 0 is missing.");
  expect(domesticForm("+1 202 555 0100")).toBe("+1 202 555 0100");
});
