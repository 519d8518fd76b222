import type { FastClock } from "./fast-clock.ts";

/** A clock whose timers end when the test says so. */
export interface ManualClock extends FastClock {
  /** Ends the timers that were set for this many milliseconds. */
  expire(ms: number): void;
}

/** Time stands still until `expire`. */
export function manualClock(): ManualClock {
  const timers = new Set<{ readonly ms: number; readonly run: () => void }>();
  const waits: number[] = [];
  let now = 1_700_000_000_000;
  return {
    waits,
    now: () => now,
    after(ms, run) {
      const timer = { ms, run };
      waits.push(ms);
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    expire(ms) {
      now += ms;
      for (const timer of [...timers]) {
        if (timer.ms === ms && timers.delete(timer)) timer.run();
      }
    },
  };
}
