import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { systemClock } from "./clock.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const DAY = 24 * 60 * 60 * 1000;

test("a timer longer than the platform's longest fires on time, once", () => {
  const run = vi.fn<() => void>();
  systemClock.after(60 * DAY, run);
  vi.advanceTimersByTime(60 * DAY - 1);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("a long timer can be cancelled in any of its parts", () => {
  const run = vi.fn<() => void>();
  const cancel = systemClock.after(60 * DAY, run);
  vi.advanceTimersByTime(50 * DAY);
  cancel();
  expect(vi.getTimerCount()).toBe(0);
  cancel();
  vi.advanceTimersByTime(50 * DAY);
  expect(run).not.toHaveBeenCalled();
});

test("a wait of Infinity holds no timer", () => {
  systemClock.after(Number.POSITIVE_INFINITY, () => {})();
  expect(vi.getTimerCount()).toBe(0);
});

test.each([0, -5, Number.NaN])("a wait of %d is over at the next turn", (ms) => {
  const run = vi.fn<() => void>();
  systemClock.after(ms, run);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(0);
  expect(run).toHaveBeenCalledTimes(1);
});

test("now() is the time of day", () => {
  vi.setSystemTime(123_456);
  expect(systemClock.now()).toBe(123_456);
});
