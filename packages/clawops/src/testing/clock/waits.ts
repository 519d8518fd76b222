import { abortable, deferred } from "@pincer/shared/internal";

import type { LocalClock } from "./local-clock.ts";

/** Answers that wait for their time, so that a reset can let all of them go. */
export class Waits {
  readonly #clock: LocalClock;
  readonly #waiting = new Set<() => void>();

  constructor(clock: LocalClock) {
    this.#clock = clock;
  }

  /** Resolves after `ms` milliseconds (`Infinity` is never) or when {@link Waits.release} is called; rejects with the signal's reason. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = deferred<void>();
    const go = (): void => resolve(undefined);
    const cancel = ms === Number.POSITIVE_INFINITY ? () => {} : this.#clock.after(ms, go);
    this.#waiting.add(go);
    try {
      await abortable(promise, signal);
    } finally {
      cancel();
      this.#waiting.delete(go);
    }
  }

  /** Ends every wait at once. */
  release(): void {
    for (const go of this.#waiting) go();
  }
}
