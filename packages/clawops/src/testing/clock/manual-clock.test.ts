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

test("20,000 timers run by their time, those of one time in the order of their start, without the cancelled ones", () => {
  const clock = manualClock(0);
  const ran: Array<readonly [at: number, turn: number]> = [];
  const expected: Array<readonly [at: number, turn: number]> = [];
  for (let turn = 0; turn < 20_000; turn += 1) {
    const at = (turn * 7_919) % 1_000;
    const cancel = clock.after(at, () => ran.push([clock.now(), turn]));
    if (turn % 7 === 0) cancel();
    else expected.push([at, turn]);
  }
  clock.advance(1_000);
  expect(ran).toEqual(expected.sort(([a], [b]) => a - b));
});

test("a timer may cancel another one of the same time, and itself", () => {
  const clock = manualClock(0);
  const ran: string[] = [];
  const cancelFirst = clock.after(5, () => {
    ran.push("first");
    cancelFirst();
    cancelSecond();
  });
  const cancelSecond = clock.after(5, () => ran.push("second"));
  clock.after(5, () => ran.push("third"));
  clock.advance(5);
  expect(ran).toEqual(["first", "third"]);
});

test("a timer without a time never runs, and holds up no other", () => {
  const clock = manualClock(0);
  const ran: string[] = [];
  const cancel = clock.after(Number.NaN, () => ran.push("no number"));
  clock.after(Number.POSITIVE_INFINITY, () => ran.push("never"));
  clock.after(1, () => ran.push("due"));
  clock.advance(10);
  cancel();
  expect(ran).toEqual(["due"]);
});
