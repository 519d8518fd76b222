/** How an operation shall go wrong. */
export interface Fault {
  /**
   * Refuses with this HTTP status, without acting; the body is an error in the API's form unless `body` is given. 200 to 599.
   * @default undefined: the operation acts and answers as it would
   */
  readonly status?: number | undefined;
  /**
   * What is answered in the place of the real body: a string goes out as it is (so that it may be HTML or broken JSON), all
   * else as JSON. Without `status` the operation still acts.
   * @default undefined: the operation's own body
   */
  readonly body?: unknown;
  /**
   * Headers on top of the answer's own: `{ "retry-after": "2" }`.
   * @default undefined
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * How late the answer comes, in milliseconds on the server's clock. The operation itself acts at once, so a client that
   * gives up meanwhile has still been served.
   * @default 0
   */
  readonly delayMs?: number | undefined;
  /**
   * Cuts the connection: `"before"` without acting, `"half"` in the middle of the answer's body, `"after"` having acted,
   * without an answer. In process the promise of `fetch` (or of the body, for `"half"`) rejects with a `TypeError`, as it
   * does on a network.
   * @default undefined: the connection holds
   */
  readonly cut?: "before" | "half" | "after" | undefined;
  /**
   * How many requests are hit; then all is well again. `Infinity` is until `reset()`.
   * @default 1
   */
  readonly times?: number | undefined;
}
