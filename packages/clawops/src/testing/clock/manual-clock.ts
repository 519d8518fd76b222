import { usageError } from "../usage-error.ts";
import { Heap } from "./heap.ts";
import type { LocalClock } from "./local-clock.ts";

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends LocalClock {
  /**
   * Moves the time on by `ms` milliseconds and runs, in order, every timer that falls due, those included that the timers
   * themselves start. What they cause asynchronously (webhooks) is on its way when this returns: await
   * `api.settled()` next.
   *
   * @throws ClawOpsError when `ms` is not a finite number of 0 or more
   */
  advance(ms: number): void;
}

interface Timer {
  readonly at: number;
  /** Counts the timers. */
  readonly turn: number;
  readonly run: () => void;
}

/**
 * A clock for deterministic tests: calls ring, messages go out and webhooks are repeated only when `advance` is called.
 *
 * @param start the first instant, ISO 8601 or milliseconds since the epoch. @default "2026-01-01T00:00:00.000Z"
 * @throws ClawOpsError when `start` is not a date
 * @example
 * const clock = manualClock();
 * const api = createLocalClawOps({ apiKey, accountId, clock });
 * clock.advance(2_000);
 */
export function manualClock(start: string | number = "2026-01-01T00:00:00.000Z"): ManualClock {
  let time = typeof start === "number" ? start : Date.parse(start);
  if (!Number.isFinite(time)) throw usageError(`manualClock: start must be a date, not ${JSON.stringify(start)}.`);
  let turn = 0;
  const timers = new Heap<Timer>(isBefore);
  return {
    now: () => time,
    after(ms, run) {
      const at = time + Math.max(0, ms);
      // What has no time would stand in the way of those that have one; it is never due.
      if (Number.isNaN(at)) return () => {};
      const timer: Timer = { at, turn, run };
      turn += 1;
      timers.add(timer);
      return () => timers.remove(timer);
    },
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0)
        throw usageError(`manualClock: advance needs 0 or more milliseconds, not ${ms}.`);
      const end = time + ms;
      for (let next = timers.first; next !== undefined && next.at <= end; next = timers.first) {
        timers.remove(next);
        time = Math.max(time, next.at);
        next.run();
      }
      // A timer may itself have moved the time on, and further.
      time = Math.max(time, end);
    },
  };
}

/** Of two at the same time the one that was started first. */
function isBefore(one: Timer, other: Timer): boolean {
  return one.at === other.at ? one.turn < other.turn : one.at < other.at;
}
