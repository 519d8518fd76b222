import { expect, test } from "vitest";

import { ClawOpsError } from "../../errors/claw-ops-error.ts";
import { manualClock } from "./manual-clock.ts";

test("runs timers in the order of their time, each at its own time", () => {
  const clock = manualClock("2026-03-01T00:00:00Z");
  const start = clock.now();
  const seen: Array<[string, number]> = [];
  clock.after(20, () => seen.push(["late", clock.now() - start]));
  clock.after(10, () => {
    seen.push(["first", clock.now() - start]);
    clock.after(5, () => seen.push(["chained", clock.now() - start]));
  });
  clock.after(10, () => seen.push(["second", clock.now() - start]));
  clock.advance(19);
  expect(seen).toEqual([
    ["first", 10],
    ["second", 10],
    ["chained", 15],
  ]);
  clock.advance(1);
  expect(seen.at(-1)).toEqual(["late", 20]);
  expect(clock.now() - start).toBe(20);
});

test("a cancelled timer never runs", () => {
  const clock = manualClock(0);
  let ran = false;
  const cancel = clock.after(1, () => {
    ran = true;
  });
  cancel();
  clock.advance(10);
  expect(ran).toBe(false);
});

test("refuses to go backwards and to start on no date", () => {
  expect(() => manualClock().advance(-1)).toThrow(ClawOpsError);
  expect(() => manualClock().advance(Number.NaN)).toThrow("0 or more milliseconds");
  expect(() => manualClock("soon")).toThrow('start must be a date, not "soon"');
});

test("a timer that moves the time on itself does not make it go back", () => {
  const clock = manualClock(0);
  clock.after(5, () => clock.advance(100));
  clock.advance(10);
  expect(clock.now()).toBe(105);
});
