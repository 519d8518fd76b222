import { anything, assert, property } from "fast-check";
import { expect, test } from "vitest";

import { normalizePhoneNumber, readPhoneNumber } from "./index.ts";

/** What normalizing gives, or why it throws. */
function normalized(input: unknown): object {
  try {
    return normalizePhoneNumber(input as string);
  } catch (error) {
    return { why: /number: (.*)\.$/s.exec((error as Error).message)?.[1] };
  }
}

test("a number is read with its kind", () => {
  expect(readPhoneNumber(" +82 10-1234-5678 ")).toEqual({ number: "01012345678", kind: "mobile" });
});

test.each([
  ["1012345678", "INVALID_PHONE_NUMBER", "the leading 0 is missing"],
  ["+1 212 555 0100", "UNSUPPORTED_COUNTRY", "only Korean numbers (+82) can be reached"],
  ["", "INVALID_PHONE_NUMBER", "it holds no digit"],
  [undefined, "INVALID_PHONE_NUMBER", "it must be a text, as a number loses its leading 0"],
  [1012345678, "INVALID_PHONE_NUMBER", "it must be a text, as a number loses its leading 0"],
])("%j is no number, and the reading says why", (input, code, why) => {
  expect(readPhoneNumber(input)).toEqual({ number: undefined, code, why });
});

test("whatever stands in a field, nothing is thrown, and the number is the one that normalizing gives", () => {
  assert(
    property(anything(), (input) => {
      const { number, kind, why } = readPhoneNumber(input);
      const read = number === undefined ? { why } : { number, kind };
      expect(normalized(input)).toEqual(read);
    }),
  );
});
