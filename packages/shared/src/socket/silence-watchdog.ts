import { type Clock, systemClock } from "../async/clock.ts";

/** What a watchdog is made from. */
export interface SilenceWatchdogOptions {
  /** How long silence is tolerated, in milliseconds. */
  readonly silenceMs: number;
  /** Called once, when the silence was longer. */
  readonly onSilent: () => void;
  readonly clock?: Clock;
}

/**
 * After a wait that took so much longer than asked for, this process was held up (a debugger, a busy loop, a laptop's
 * sleep): what the peer sent meanwhile may lie unread, and gets this long to come through. Where little silence is
 * tolerated, it is a quarter of that.
 */
const GRACE_MS = 1000;

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
    const graceMs = Math.min(GRACE_MS, silenceMs / 4);
    const startedAt = clock.now();
    this.#cancel = clock.after(ms, () => {
      const now = clock.now();
      this.#heardAt = Math.min(this.#heardAt, now); // a clock that was set back must not make the wait longer
      const left = this.#heardAt + silenceMs - now;
      if (left > 0) return this.#wait(left);
      if (now - startedAt >= ms + graceMs) return this.#wait(graceMs);
      this.#cancel = undefined;
      onSilent();
    });
  }
}
