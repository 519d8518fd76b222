/** Time and timers, so that pure logic and tests can bring their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `run` once after `ms` milliseconds; gives a function that cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** Platforms run a longer timer at once instead of late. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The platform's own time and timers. A wait of `Infinity` never ends and holds no timer. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    if (ms === Number.POSITIVE_INFINITY) return () => {};
    let timer: ReturnType<typeof setTimeout>;
    const wait = (left: number): void => {
      const step = left > 0 ? Math.min(left, MAX_TIMER_MS) : 0;
      timer = setTimeout(() => (left > step ? wait(left - step) : run()), step);
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};
