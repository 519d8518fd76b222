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
  const { timeoutMs, parents = [], reason, clock = systemClock } = options;
  const controller = new AbortController();
  const undo: Array<() => void> = [];
  const waiting = new Set<(why: unknown) => void>();
  let expired = false;
  const dispose = (): void => {
    for (const step of undo.splice(0)) step();
  };
  const end = (why: unknown): void => {
    dispose();
    controller.abort(why);
    for (const reject of waiting) reject(controller.signal.reason);
    waiting.clear();
  };
  for (const parent of parents) {
    if (parent === undefined || controller.signal.aborted) continue;
    if (parent.aborted) {
      end(parent.reason);
      continue;
    }
    undo.push(onAbort(parent, () => end(parent.reason)));
  }
  if (timeoutMs !== undefined && timeoutMs !== Number.POSITIVE_INFINITY && !controller.signal.aborted) {
    undo.push(
      clock.after(timeoutMs, () => {
        expired = true;
        end(reason());
      }),
    );
  }
  return {
    signal: controller.signal,
    get expired() {
      return expired;
    },
    race: (promise) =>
      new Promise((resolve, reject) => {
        if (controller.signal.aborted) reject(controller.signal.reason);
        else waiting.add(reject);
        const settle = <V>(how: (value: V) => void, value: V): void => {
          waiting.delete(reject);
          how(value);
        };
        promise.then(
          (value) => settle(resolve, value),
          (why) => settle(reject, why),
        );
      }),
    dispose,
  };
}
