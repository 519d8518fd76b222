import type { Clock } from "@pincer/shared/internal";

/** A clock whose short waits are over at once, and whose long ones (time limits of attempts) never are. */
export interface FastClock extends Clock {
  /** The waits so far, in milliseconds. */
  readonly waits: number[];
}

/** @param longest a wait above this many milliseconds is a time limit and does not end */
export function fastClock(longest = 60_000): FastClock {
  const waits: number[] = [];
  let now = 1_700_000_000_000;
  return {
    waits,
    now: () => now,
    after(ms, run) {
      if (ms > longest) return () => {};
      let isCancelled = false;
      waits.push(ms);
      queueMicrotask(() => {
        if (isCancelled) return;
        now += ms;
        run();
      });
      return () => {
        isCancelled = true;
      };
    },
  };
}
