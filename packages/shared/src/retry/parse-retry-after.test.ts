import { expect, test } from "vitest";

import { parseRetryAfter } from "./parse-retry-after.ts";

const now = Date.UTC(1994, 10, 6, 8, 49, 7);

test.each([
  ["3", 3000],
  [" 120 ", 120_000],
  ["0", 0],
  ["1.5", 1500],
  ["0.0004", 0],
  ["Sun, 06 Nov 1994 08:49:37 GMT", 30_000],
  ["Sunday, 06-Nov-94 08:49:37 GMT", 30_000],
  ["Sun Nov  6 08:49:37 1994", 30_000],
  ["1994-11-06T08:49:37Z", 30_000],
  ["1994-11-06T17:49:37.5+09:00", 30_500],
  ["Sun, 06 Nov 1994 08:49:00 GMT", 0],
  ["9".repeat(400), Number.MAX_SAFE_INTEGER],
])("%j is %d ms", (value, ms) => {
  expect(parseRetryAfter(value, now)).toBe(ms);
});

test.each([
  null,
  undefined,
  "",
  "  ",
  "-5",
  "+3",
  "3s",
  "1e3",
  "0x10",
  "3, 5",
  "soon",
  "in 5 minutes",
  "May 5",
  "Sunday",
  "1994-11-06",
  "1994-11-06T08:49:37",
  "Sun, 99 Xyz 1994 08:49:37 GMT",
  `Sun, ${" ".repeat(100_000)}`,
])("%j is unreadable", (value) => {
  expect(parseRetryAfter(value, now)).toBeUndefined();
});
