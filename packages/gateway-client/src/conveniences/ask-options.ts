/** What a question may set. */
export interface AskOptions {
  /**
   * @default the gateway's main session
   */
  readonly sessionKey?: string | undefined;
  /**
   * Set on the session before the question, where it stays. If that fails, nothing is asked.
   * @default undefined
   */
  readonly model?: string | undefined;
  /**
   * How long the whole answer may take, in milliseconds. Then the run is stopped, as far as the gateway can.
   * @default Infinity; until the run is accepted, the client's requestTimeout
   */
  readonly timeout?: number | undefined;
  /** Rejects with its own reason when aborted, and asks the gateway to stop the run (protocol 4 can). */
  readonly signal?: AbortSignal | undefined;
}
