import * as fc from "fast-check";
import { expect, test } from "vitest";

import { TextSet } from "./text-set.ts";

test("of texts that begin alike the longest is found, and each wherever it stands", () => {
  const set = new TextSet(["abcd", "abcdef", "wxyz"]);
  expect(set.replaceIn("abcdefabcdwxyzabc", "*")).toBe("***abc");
  expect(set.replaceIn("nothing", "*")).toBe("nothing");
  expect(new TextSet([]).replaceIn("abcd", "*")).toBe("abcd");
});

test("it finds what a pattern of the same texts finds", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 40 });
  const texts = fc.array(fc.string({ unit: fc.constantFrom("a", "b"), minLength: 4, maxLength: 9 }), { minLength: 1 });
  fc.assert(
    fc.property(letters, texts, (text, wanted) => {
      const pattern = new RegExp(wanted.toSorted((one, other) => other.length - one.length).join("|"), "g");
      expect(new TextSet(wanted).replaceIn(text, "*")).toBe(text.replace(pattern, "*"));
    }),
  );
});

test("a hundred thousand texts are found in a megabyte in one pass", () => {
  const wanted = Array.from({ length: 100_000 }, (_, index) => `token-${index}-${index}`);
  const text = `${"token-".repeat(150_000)}token-7-7 and token-99999-99999`;
  expect(new TextSet(wanted).replaceIn(text, "*").slice(-7)).toBe("* and *");
});
