import type { LocalClock } from "./local-clock.ts";

const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * The platform's time with timers that do not keep a Node process alive: a call that still rings in a simulation is no
 * reason to stay. A wait that is too long for a platform timer never ends.
 */
export const backgroundClock: LocalClock = {
  now: () => Date.now(),
  after(ms, run) {
    if (ms > MAX_TIMER_MS) return () => {};
    const timer: unknown = setTimeout(run, Math.max(0, ms));
    if (canUnref(timer)) timer.unref();
    return () => clearTimeout(timer as ReturnType<typeof setTimeout>);
  },
};

/** Timers are numbers in browsers and objects in Node. */
function canUnref(timer: unknown): timer is { unref(): void } {
  return typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function";
}
