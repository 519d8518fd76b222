import { delay } from "@pincer/shared/internal";

/** How often is asked, and how long at most. */
export interface PollPolicy {
  /** Wait between two questions, in milliseconds. */
  readonly intervalMs: number;
  /** How many times at most. */
  readonly rounds: number;
  readonly signal: AbortSignal;
}

/**
 * Asks until `ask` says that it is done. False where the rounds were used up; rejects with what `ask` does, and with the
 * signal's reason as soon as that is aborted.
 */
export async function poll(ask: () => Promise<"done" | "again">, policy: PollPolicy): Promise<boolean> {
  for (let round = 0; round < policy.rounds; round += 1) {
    if (round > 0) await delay(policy.intervalMs, policy.signal);
    policy.signal.throwIfAborted();
    if ((await ask()) === "done") return true;
  }
  return false;
}
