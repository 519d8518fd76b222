/** Time and timers of a local server. Give one of your own, or {@link manualClock}, to decide what time it is. */
export interface LocalClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `run` once after `ms` milliseconds; gives a function that cancels it. */
  after(ms: number, run: () => void): () => void;
}
