/** What is read of the events of a socket. */
export interface SocketEventLike {
  /** Not read. A type with nothing in common with the event of a platform would not fit its sockets. */
  readonly type?: string;
  readonly data?: unknown;
  readonly code?: number;
  readonly reason?: string;
  readonly wasClean?: boolean;
  readonly message?: string;
  readonly error?: unknown;
}

/** The part of a WebSocket that is used: the platform's own fits, and so does that of `ws`. */
export interface WebSocketLike {
  readonly readyState: number;
  readonly bufferedAmount: number;
  binaryType: string;
  send(data: string): void;
  close(code?: number, reason?: string): void;
  /** Only in Node: drops the connection without a handshake. */
  terminate?(): void;
  addEventListener(type: "open" | "message" | "close" | "error", listener: (event: SocketEventLike) => void): void;
}

/**
 * Makes a socket. `init` reaches only constructors that know a third argument (Node's `ws`: headers and limits); the
 * platform's own ignores it.
 */
export type WebSocketConstructor = new (
  url: string,
  protocols?: string | string[],
  init?: Record<string, unknown>,
) => WebSocketLike;
