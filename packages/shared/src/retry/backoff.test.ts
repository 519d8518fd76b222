import { expect, test } from "vitest";

import { backoff } from "./backoff.ts";

const policy = { initialMs: 500, maxMs: 8000 };
const never = (): number => 0;
const fully = (): number => 1;

test("doubles from the first wait up to the longest", () => {
  const waits = [0, 1, 2, 3, 4, 5, 100].map((attempt) => backoff(attempt, policy, never));
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
});

test("chance makes a wait shorter by up to a quarter, or by the share that is asked for", () => {
  expect(backoff(0, policy, fully)).toBe(375);
  expect(backoff(0, { ...policy, jitter: 1 }, fully)).toBe(0);
  expect(backoff(0, { ...policy, jitter: 0 }, fully)).toBe(500);
  for (let n = 0; n < 100; n += 1) {
    const wait = backoff(n, policy);
    expect(wait).toBeGreaterThanOrEqual(375);
    expect(wait).toBeLessThanOrEqual(8000);
  }
});

test("grows by the factor that is asked for", () => {
  expect(backoff(2, { initialMs: 100, maxMs: 10_000, factor: 3 }, never)).toBe(900);
  expect(backoff(9, { initialMs: 100, maxMs: 10_000, factor: 1 }, never)).toBe(100);
});

test("odd numbers never give a negative wait, or one over the longest", () => {
  for (const attempt of [-1, 1e6, Number.POSITIVE_INFINITY, Number.NaN]) {
    for (const jitter of [-1, 0.5, 7]) {
      const wait = backoff(attempt, { ...policy, jitter }, fully);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(8000);
    }
  }
  expect(backoff(0, { initialMs: 9000, maxMs: 100 }, never)).toBe(100);
  expect(backoff(0, { initialMs: -5, maxMs: 100 }, never)).toBe(0);
});
