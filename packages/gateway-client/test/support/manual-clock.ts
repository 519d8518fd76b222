import type { LocalClock } from "../../src/testing/local-gateway.ts";

/** A clock that stands still until it is wound. */
export interface ManualClock extends LocalClock {
  /** Lets time pass: what is due happens, in its order. */
  wind(ms: number): void;
}

interface Due {
  readonly at: number;
  readonly run: () => void;
}

/**
 * @param now where it stands at first, milliseconds since the epoch
 * @param goesOn whether the time of day goes on by itself, though nothing is due by that
 */
export function manualClock(now: number = Date.now(), goesOn = false): ManualClock {
  const waiting = new Set<Due>();
  const madeAt = Date.now();
  return {
    now: () => (goesOn ? now + Date.now() - madeAt : now),
    after(ms, run) {
      const due = { at: now + ms, run };
      waiting.add(due);
      return () => void waiting.delete(due);
    },
    wind(ms) {
      const end = now + ms;
      for (;;) {
        const next = [...waiting].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        now = Math.max(now, next.at);
        waiting.delete(next);
        next.run();
      }
      now = end;
    },
  };
}
