import { expect, test } from "vitest";

import type { AttemptResult } from "./attempt-result.ts";
import { retryWait } from "./retry-wait.ts";

const now = Date.parse("2026-10-01T00:00:00Z");
const answer = (retryAfter?: string): AttemptResult => ({
  type: "answer",
  status: 429,
  headers: new Headers(retryAfter === undefined ? {} : { "retry-after": retryAfter }),
  body: new Uint8Array(),
});

test("waits double from half a second to eight", () => {
  expect([0, 1, 2, 3, 4, 5, 20].map((retry) => retryWait(answer(), retry, now, () => 0))).toEqual([
    500, 1000, 2000, 4000, 8000, 8000, 8000,
  ]);
});

test("chance shortens a wait and never makes it longer", () => {
  const wait = retryWait(answer(), 0, now, () => 1);
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThan(500);
});

test.each([
  ["3", 3000],
  ["0", 0],
  ["0.25", 250],
  ["60", 60_000],
  ["Thu, 01 Oct 2026 00:00:05 GMT", 5000],
  ["Wed, 30 Sep 2026 00:00:00 GMT", 0],
  ["soon", 500],
  ["-5", 500],
])("Retry-After: %s is a wait of %i ms", (value, wait) => {
  expect(retryWait(answer(value), 0, now, () => 0)).toBe(wait);
});

test.each(["61", "3600", "Thu, 01 Oct 2026 00:02:00 GMT"])("Retry-After: %s is too long to wait for", (value) => {
  expect(retryWait(answer(value), 0, now, () => 0)).toBeUndefined();
});
