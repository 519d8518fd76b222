import { type Clock, systemClock } from "../async/clock.ts";

/** What a watchdog is made from. */
export interface SilenceWatchdogOptions {
  /** How long silence is tolerated, in milliseconds. */
  readonly silenceMs: number;
  /** Called once, when the silence was longer. */
  readonly onSilent: () => void;
  /** Called where this process was held up, before anything is judged: a good moment to ask the peer something. */
  readonly onHeldUp?: () => void;
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
  readonly #options: SilenceWatchdogOptions & { readonly clock: Clock };
  #heardAt: number;
  #hasHeard = false;
  #cancel: (() => void) | undefined;

  constructor(options: SilenceWatchdogOptions) {
    this.#options = { clock: systemClock, ...options };
    this.#heardAt = this.#options.clock.now();
    this.#wait(this.#options.silenceMs);
  }

  /** When something arrived last, or when the watch began; milliseconds since the epoch. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** Call it for everything that arrives. */
  touch(): void {
    this.#heardAt = this.#options.clock.now();
    this.#hasHeard = true;
  }

  /**
   * The peer was asked something: if nothing is heard within `ms`, it counts as silent, however short the silence is. What was
   * expected before is not any more. Nothing happens once the watch has ended.
   */
  expectWithin(ms: number): void {
    if (this.#cancel === undefined) return;
    this.#cancel();
    this.#hasHeard = false;
    this.#wait(ms, true);
  }

  /** Ends the watch; harmless when it has ended. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #wait(ms: number, isAsked = false): void {
    const { clock, silenceMs, onSilent, onHeldUp } = this.#options;
    const graceMs = Math.min(GRACE_MS, silenceMs / 4);
    const startedAt = clock.now();
    this.#cancel = clock.after(ms, () => {
      const now = clock.now();
      this.#heardAt = Math.min(this.#heardAt, now); // a clock that was set back must not make the wait longer
      const left = this.#heardAt + silenceMs - now;
      if (left > 0 && (this.#hasHeard || !isAsked)) return this.#wait(left);
      if (now - startedAt >= ms + graceMs) {
        this.#wait(graceMs, isAsked);
        return onHeldUp?.();
      }
      this.#cancel = undefined;
      onSilent();
    });
  }
}
