import { type Clock, systemClock } from "./clock.ts";
import { onAbort } from "./on-abort.ts";

/** A signal that ends when one of its parents does or when its time is up. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** True when it ended because its time was up, and not by a parent. */
  readonly expired: boolean;
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
  let expired = false;
  const dispose = (): void => {
    for (const step of undo.splice(0)) step();
  };
  const end = (why: unknown): void => {
    dispose();
    controller.abort(why);
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
    dispose,
  };
}
