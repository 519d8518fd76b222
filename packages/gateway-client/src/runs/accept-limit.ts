import { systemClock } from "@pincer/shared/internal";

/** The time that the gateway has to accept a run. */
export class AcceptLimit {
  readonly #late: () => void;
  #stop: (() => void) | undefined;

  constructor(late: () => void) {
    this.#late = late;
  }

  /** From now on it is so long, in milliseconds. */
  start(leftMs: number): void {
    this.#stop = systemClock.after(leftMs, this.#late);
    // Not by the timer: what is sent before it runs would be too late.
    if (leftMs === 0) this.#late();
  }

  /** There is no limit any more, or not yet. */
  readonly stop = (): void => this.#stop?.();
}
