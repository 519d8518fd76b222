import { abortable } from "./abortable.ts";
import { type Clock, systemClock } from "./clock.ts";

/** Resolves after `ms` milliseconds; rejects with the signal's own reason as soon as it is aborted, and leaves no timer. */
export async function delay(ms: number, signal?: AbortSignal, clock: Clock = systemClock): Promise<void> {
  signal?.throwIfAborted();
  let cancel = (): void => {};
  const waited = new Promise<void>((resolve) => {
    cancel = clock.after(ms, resolve);
  });
  try {
    await abortable(waited, signal);
  } finally {
    cancel();
  }
}
