/** What a call of a run may set. */
export interface RunOptions {
  /**
   * How long it may take until the gateway has accepted the run, in milliseconds, connecting included.
   * @default the client's requestTimeout
   */
  readonly timeout?: number | undefined;
  /** Rejects with its own reason when aborted, and asks the gateway to stop the run (protocol 4 can). */
  readonly signal?: AbortSignal | undefined;
}
