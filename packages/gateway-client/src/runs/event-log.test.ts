import { expect, test } from "vitest";

import { EventLog } from "./event-log.ts";

const marker = (dropped: number): number => -dropped;

function readAll(read: () => number | undefined): number[] {
  const all: number[] = [];
  for (let item = read(); item !== undefined; item = read()) all.push(item);
  return all;
}

test("a reader who is late gets the number of the events that were dropped, then the last 10,000", () => {
  const log = new EventLog<number>();
  for (let event = 0; event < 25_000; event += 1) log.add(event);
  const all = readAll(log.reader(marker));
  expect(all).toHaveLength(10_001);
  expect(all.slice(0, 2)).toEqual([-15_000, 15_000]);
  expect(all.at(-1)).toBe(24_999);
});

test("a reader who keeps up gets every event, and one who falls behind is told how many it has missed", () => {
  const log = new EventLog<number>();
  const fast = log.reader(marker);
  const slow = log.reader(marker);
  log.add(0);
  expect(slow()).toBe(0);
  const seen: number[] = [];
  for (let event = 1; event <= 20_000; event += 1) {
    log.add(event);
    seen.push(...readAll(fast));
  }
  expect(seen).toEqual(Array.from({ length: 20_001 }, (_, index) => index));
  expect([slow(), slow()]).toEqual([-10_000, 10_001]);
});

test("events with long texts are dropped sooner, but the last one is always there", () => {
  const log = new EventLog<{ text: string }>();
  for (let event = 0; event < 100; event += 1) log.add({ text: "x".repeat(1024 * 1024) });
  const read = log.reader((count) => ({ text: String(count) }));
  const kept = Number(read()?.text);
  expect(kept).toBeGreaterThan(80);
  expect(kept).toBeLessThan(100);
  log.add({ text: "x".repeat(20 * 1024 * 1024) });
  const late = log.reader((count) => ({ text: String(count) }));
  expect([late()?.text, late()?.text.length, late()]).toEqual(["100", 20 * 1024 * 1024, undefined]);
});
