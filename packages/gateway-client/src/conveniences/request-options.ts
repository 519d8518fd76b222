/** What a request may set. */
export interface RequestOptions {
  /**
   * How long it may take, in milliseconds, connecting and waiting for a connection included; `Infinity` for no limit.
   * @default the client's requestTimeout
   */
  readonly timeout?: number | undefined;
  /**
   * Rejects with its own reason when aborted. What was sent may be carried out all the same.
   * @default undefined
   */
  readonly signal?: AbortSignal | undefined;
}
