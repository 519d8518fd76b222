import { expect, test } from "vitest";

import { shorten } from "./shorten.ts";

test.each([
  ["short", 5, "short"],
  ["longer", 5, "longe…"],
  ["  two\nlines", 10, "two"],
  ["", 5, ""],
])("%j in %i characters is %j", (text, max, short) => {
  expect(shorten(text, max)).toBe(short);
});
