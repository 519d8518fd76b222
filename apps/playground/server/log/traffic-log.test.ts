import { describe, expect, test } from "vitest";

import type { NewLogEntry } from "../../contract/log-entry.ts";
import { TrafficLog } from "./traffic-log.ts";

const entry = (summary: string): NewLogEntry => ({
  kind: "socket",
  at: "2026-01-01T00:00:00.000Z",
  target: "local",
  connection: 1,
  summary,
});

const idsIn = (log: TrafficLog): number[] => log.after(0).map(({ id }) => id);

describe("the log", () => {
  test("keeps only the newest entries", () => {
    const log = new TrafficLog({ entries: 3 });
    for (let count = 0; count < 10_000; count += 1) log.add(entry("x"));
    expect(idsIn(log)).toEqual([9_998, 9_999, 10_000]);
  });

  test("keeps fewer where they are large, and always the newest one", () => {
    const log = new TrafficLog({ characters: 2_500 });
    for (let count = 0; count < 4; count += 1) log.add(entry("x".repeat(1_000)));
    expect(idsIn(log)).toEqual([3, 4]);
    log.add(entry("x".repeat(5_000)));
    expect(idsIn(log)).toEqual([5]);
  });

  test("has room again after it was cleared", () => {
    const log = new TrafficLog({ characters: 2_500 });
    for (let count = 0; count < 2; count += 1) log.add(entry("x".repeat(1_000)));
    log.clear();
    for (let count = 0; count < 2; count += 1) log.add(entry("x".repeat(1_000)));
    expect(idsIn(log)).toEqual([3, 4]);
  });
});
