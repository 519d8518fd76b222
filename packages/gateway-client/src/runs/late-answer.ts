import { abortable, type Deferred, onAbort, systemClock } from "@pincer/shared/internal";

import type { Connection } from "../connection/connection.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import type { Call } from "../rpc/call.ts";

/** For so long a run is listened for that was given up before it was accepted, in milliseconds. */
const LATE_MS = 10 * 60_000;

/** What is waited for after a run was given up. */
export interface LateRun {
  /** Asked when it is given up: whether its acceptance is still of interest, so that it can be stopped then. */
  isLate(): boolean;
  /** Resolved when the run is accepted. */
  readonly taken: Deferred<void>;
}

/**
 * Sends what starts a run. Rejects as soon as the signal is aborted; where that is before the run was accepted, the acceptance is
 * listened for all the same, on the connection there is.
 */
export function callAndListen(
  connection: Connection,
  call: Call,
  signal: AbortSignal,
  { isLate, taken }: LateRun,
): Promise<ResponseFrame> {
  if (signal.aborted) return Promise.reject(signal.reason);
  const listening = new AbortController();
  const answer = connection.call({ ...call, signal: listening.signal });
  const undo = onAbort(signal, () => {
    if (!isLate()) return listening.abort(signal.reason);
    const stopTimer = systemClock.after(LATE_MS, () => listening.abort());
    const end = (): void => {
      stopTimer();
      listening.abort();
    };
    // Some runs are accepted by an answer of their own, others by the only one.
    const accepted = answer.then(({ error }) => void (error === undefined && taken.resolve()));
    Promise.race([taken.promise, accepted]).then(end, end);
  });
  answer.then(undo, undo);
  return abortable(answer, signal);
}
