/** How an operation shall go wrong. */
export interface Fault {
  /**
   * Answers with this HTTP status, without acting; the body is an error in the API's form unless `body` is given. 200 to 599.
   * @default undefined: the operation acts and answers as it would
   */
  readonly status?: number | undefined;
  /**
   * What is answered in the place of the real body: a string (as `text/html`) and bytes (as `application/octet-stream`) go out
   * as they are, all else as JSON. Without `status` the operation still acts. For JSON that is broken give the text and
   * `headers: { "content-type": "application/json" }`.
   * @default undefined: the operation's own body
   */
  readonly body?: unknown;
  /**
   * Headers on top of the answer's own: `{ "retry-after": "2" }`. All but `content-length`, `transfer-encoding` and
   * `connection`, which belong to the connection.
   * @default undefined
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * How late the answer comes, in milliseconds on the server's clock. The operation itself acts at once, so a client that
   * gives up meanwhile has still been served. `Infinity`: no answer ever comes, until `reset()`.
   * @default 0
   */
  readonly delayMs?: number | undefined;
  /**
   * Cuts the connection: `"before"` without acting, `"half"` in the middle of the answer's body (where it has one, else as
   * `"after"`), `"after"` having acted, without an answer. In process the promise of `fetch` (or of the body, for `"half"`)
   * rejects with a `TypeError`, as it does on a network.
   *
   * `"connect"` is a connection that is refused: nothing reaches the server, not even its record of requests, and `fetch` rejects
   * with the code `ECONNREFUSED`. It works in process; on a port, where the operation is known only once there is a connection,
   * it is answered with 501, and `refuseConnections()` is the way.
   * @default undefined: the connection holds
   */
  readonly cut?: "connect" | "before" | "half" | "after" | undefined;
  /**
   * How many requests are hit; then all is well again. `Infinity` is until `reset()`.
   * @default 1
   */
  readonly times?: number | undefined;
}
