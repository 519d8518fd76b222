import type { LocalClock } from "./local-clock.ts";

/** The timers of a simulation, so that all of them can be stopped at once. */
export class Timers {
  readonly #clock: LocalClock;
  readonly #pending = new Set<() => void>();

  constructor(clock: LocalClock) {
    this.#clock = clock;
  }

  /** Runs `run` once after `ms` milliseconds; `Infinity` is never. Gives a function that cancels it. */
  after(ms: number, run: () => void): () => void {
    if (ms === Number.POSITIVE_INFINITY) return () => {};
    const stop = this.#clock.after(ms, () => {
      this.#pending.delete(cancel);
      run();
    });
    const cancel = (): void => {
      this.#pending.delete(cancel);
      stop();
    };
    this.#pending.add(cancel);
    return cancel;
  }

  /** Cancels every timer. */
  clear(): void {
    for (const cancel of this.#pending) cancel();
  }
}
