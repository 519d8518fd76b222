import type { Served } from "./http/handle-request.ts";

/** Where to listen. */
export interface ListenOptions {
  /**
   * The port on 127.0.0.1, 0 to 65535; 0 takes one that is free.
   * @default 0
   */
  readonly port?: number | undefined;
}

/** A server that listens on a port. */
export interface Listening {
  /** `http://127.0.0.1:<port>`, for `baseURL`. */
  readonly url: string;
  /** Stops listening, ends open connections, and resolves when the port is free. Twice is harmless. */
  close(): Promise<void>;
  /** The same as {@link Listening.close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** A time in which connections are refused. */
export interface Outage {
  /**
   * Lets connections in again, on the same port where it listened. Twice is harmless.
   *
   * @throws ClawOpsError when somebody else took the port meanwhile
   */
  end(): Promise<void>;
  /** The same as {@link Outage.end}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Listens on a port and hands requests on. Node has one; the twin for other runtimes says why it cannot. */
export type Listen = (handle: (request: Request) => Promise<Served>, port: number) => Promise<Listening>;
