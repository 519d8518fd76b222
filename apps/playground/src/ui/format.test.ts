import { expect, test } from "vitest";

import { shortBytes, shortDuration, shortNumber } from "./format.ts";

test("numbers are short and keep three digits", () => {
  expect([0, 9_999, 12_345, 200_000, 1_234_567].map(shortNumber)).toEqual(["0", "9,999", "12.3k", "200k", "1.23M"]);
});

test("durations are in seconds, then minutes", () => {
  expect([0, 59, 60, 125].map(shortDuration)).toEqual(["0 s", "59 s", "1 min 0 s", "2 min 5 s"]);
});

test("sizes are in bytes, then kB and MB", () => {
  expect([0, 999, 1_000, 4_236, 2_500_000].map(shortBytes)).toEqual(["0 B", "999 B", "1 kB", "4.24 kB", "2.5 MB"]);
});
