import { systemClock, type Clock } from "@pincer/shared/internal";

/** A clock that runs so many times faster, so that what was recorded in minutes is played in seconds. */
export function fastClock(speed: number): Clock {
  const start = systemClock.now();
  return {
    now: () => Math.round(start + (systemClock.now() - start) * speed),
    after: (ms, run) => systemClock.after(ms / speed, run),
  };
}
