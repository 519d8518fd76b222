import type { ResponseFrame } from "../protocol/frames.ts";

/** A question to the gateway. */
export interface Call {
  readonly method: string;
  readonly params?: unknown;
  /** Milliseconds; `Infinity` for no limit. */
  readonly timeoutMs: number;
  /** From when on its time runs, by `performance.now()`; set where the connection had to be loaded first. */
  startedAt?: number;
  readonly signal?: AbortSignal | undefined;
  /** True for an answer that another one follows. From then on the time limit is off. */
  readonly isInterim?: (answer: ResponseFrame) => boolean;
  /** True where the request must not wait for another connection, nor be sent over another one again. */
  readonly onlyNow?: boolean;
  /** Asked before it is handed to a socket, of each connection: why it must not be, where that is so. */
  readonly refusal?: () => Error | undefined;
  /** Called when it is handed to the socket. */
  readonly onSent?: () => void;
}
