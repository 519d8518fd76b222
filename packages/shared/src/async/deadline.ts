import { type Clock, systemClock } from "./clock.ts";
import { onAbort } from "./on-abort.ts";

/** A signal that ends when one of its parents does or when its time is up. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** True when it ended because its time was up, and not by a parent. */
  readonly expired: boolean;
  /**
   * The promise's own outcome, or a rejection with the signal's reason if that comes first. What the promise does later is
   * ignored, also when it rejects. Nothing is kept of a promise that has settled. No listener is put on the signal, for each costs.
   */
  race<T>(promise: Promise<T>): Promise<T>;
  /** Removes the timer and the listeners. Call it when the work is over; twice is harmless. */
  dispose(): void;
}

/** What a deadline is made from. */
export interface DeadlineOptions {
  /** Milliseconds; `undefined` or `Infinity` for none. */
  readonly timeoutMs?: number | undefined;
  /** Signals whose abort (with their own reason) ends it too. */
  readonly parents?: ReadonlyArray<AbortSignal | undefined>;
  /** Makes the reason of an abort by time. */
  readonly reason: () => unknown;
  readonly clock?: Clock;
}

/** Combines a time limit with the signals of others, and cleans up after both. */
export function createDeadline(options: DeadlineOptions): Deadline {
  return new CombinedDeadline(options);
}

/** A class, because one is made for every request. */
class CombinedDeadline implements Deadline {
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #undo: Array<() => void> = [];
  readonly #waiting = new Set<(why: unknown) => void>();
  #expired = false;

  constructor({ timeoutMs, parents = [], reason, clock = systemClock }: DeadlineOptions) {
    this.signal = this.#controller.signal;
    for (const parent of parents) {
      if (parent === undefined || this.signal.aborted) continue;
      if (parent.aborted) this.#end(parent.reason);
      else this.#undo.push(onAbort(parent, () => this.#end(parent.reason)));
    }
    if (timeoutMs === undefined || timeoutMs === Number.POSITIVE_INFINITY || this.signal.aborted) return;
    const expire = (): void => {
      this.#expired = true;
      this.#end(reason());
    };
    this.#undo.push(clock.after(timeoutMs, expire));
  }

  get expired(): boolean {
    return this.#expired;
  }

  race<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.signal.aborted) reject(this.signal.reason);
      else this.#waiting.add(reject);
      promise.then(
        (value) => {
          this.#waiting.delete(reject);
          resolve(value);
        },
        (why) => {
          this.#waiting.delete(reject);
          reject(why);
        },
      );
    });
  }

  dispose(): void {
    for (const step of this.#undo.splice(0)) step();
  }

  #end(why: unknown): void {
    this.dispose();
    this.#controller.abort(why);
    for (const reject of this.#waiting) reject(this.signal.reason);
    this.#waiting.clear();
  }
}
