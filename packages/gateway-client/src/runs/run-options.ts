/** What a call of a run may set. */
export interface RunOptions {
  /**
   * How long it may take until the gateway has accepted the run, in milliseconds, connecting included.
   * @default the client's requestTimeout
   */
  readonly timeout?: number | undefined;
  /**
   * Rejects with its own reason when aborted, and asks the gateway to stop the run: at once, and again where it accepts it only later
   * (protocol 3 cannot stop a run of `agent`).
   */
  readonly signal?: AbortSignal | undefined;
}
