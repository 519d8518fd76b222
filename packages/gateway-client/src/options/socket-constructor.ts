/** A socket as this client needs it: the platform's own fits, and so does that of `ws`. */
export interface SocketLike {
  readonly readyState: number;
  readonly bufferedAmount: number;
  binaryType: string;
  send(data: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: "open" | "message" | "close" | "error", listener: (event: never) => void): void;
}

/** Makes sockets. `init` holds headers, where they are given. */
export type SocketConstructor = new (
  url: string,
  protocols?: string | string[],
  init?: Record<string, unknown>,
) => SocketLike;
