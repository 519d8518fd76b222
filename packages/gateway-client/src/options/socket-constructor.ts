/** What is read of the events of a socket. */
export interface SocketEvent {
  readonly type?: string;
  /** Of `message`. */
  readonly data?: unknown;
  /** Of `close`. */
  readonly code?: number;
  /** Of `close`. */
  readonly reason?: string;
  /** Of `error`, where the platform has one. */
  readonly message?: string;
  /** Of `error`, where the platform has one. */
  readonly error?: unknown;
}

/** A socket as this client needs it: the platform's own fits, and so does that of `ws`. */
export interface SocketLike {
  readonly readyState: number;
  readonly bufferedAmount: number;
  binaryType: string;
  send(data: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: "open" | "message" | "close" | "error", listener: (event: SocketEvent) => void): void;
}

/** Makes sockets. `init` holds headers, where they are given. */
export type SocketConstructor = new (
  url: string,
  protocols?: string | string[],
  init?: Record<string, unknown>,
) => SocketLike;
