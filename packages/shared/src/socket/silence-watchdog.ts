import { type Clock, systemClock } from "../async/clock.ts";

/** What a watchdog is made from. */
export interface SilenceWatchdogOptions {
  /** How long silence is tolerated, in milliseconds. */
  readonly silenceMs: number;
  /** Called once, when the silence was longer. */
  readonly onSilent: () => void;
  readonly clock?: Clock;
}

/** Notices a peer that went quiet. Hearing from it costs no timer: one timer runs and looks when it was last heard. */
export class SilenceWatchdog {
  readonly #options: Required<SilenceWatchdogOptions>;
  #heardAt: number;
  #cancel: (() => void) | undefined;

  constructor(options: SilenceWatchdogOptions) {
    this.#options = { clock: systemClock, ...options };
    this.#heardAt = this.#options.clock.now();
    this.#wait(this.#options.silenceMs);
  }

  /** Call it for everything that arrives. */
  touch(): void {
    this.#heardAt = this.#options.clock.now();
  }

  /** Ends the watch; harmless when it has ended. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #wait(ms: number): void {
    const { clock, silenceMs, onSilent } = this.#options;
    this.#cancel = clock.after(ms, () => {
      const left = this.#heardAt + silenceMs - clock.now();
      if (left > 0) return this.#wait(left);
      this.#cancel = undefined;
      onSilent();
    });
  }
}
