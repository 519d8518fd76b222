/** Why the client is closed for good. */
export interface GatewayCloseReason {
  /** `client`: `close()` was called. `connection`: it was lost, and connecting again is off or cannot help. */
  readonly by: "client" | "connection";
  /** One sentence. */
  readonly message: string;
  /** What the connection was lost for. */
  readonly error?: unknown;
}

/** What is known while a connection is being made, and while the next attempt is waited for. */
interface Attempting {
  /** Attempts that failed since the last hello (or since the first connect), but for those that were made out of turn. */
  readonly failed: number;
  /** True once a hello has been had: then it is a reconnect, and `reconnect` applies. */
  readonly greeted: boolean;
  /** True where a caller of connect asked to keep trying: before the first hello, and whenever the device must be approved. */
  readonly patient: boolean;
}

/** What is known of an attempt. */
interface Trying {
  /** True where a caller of connect had it made before its time. It does not count. */
  readonly isExtra?: boolean;
}

/** What is known while the next attempt is waited for. */
interface Waiting {
  /** What the connection was lost for, or what the last attempt failed with. */
  readonly error: unknown;
  /** True where the gateway asked for the wait. */
  readonly isAsked?: boolean;
  /** True where `error` is that of an attempt. */
  readonly isRefused?: boolean;
}

/** Every state of a connection, with just the data that exists in it. */
export type ConnectionState =
  | { readonly name: "idle" }
  /** The address and credentials are asked for, a socket is opened, the challenge is waited for. */
  | (Attempting & Trying & { readonly name: "opening" })
  /** The connect request is sent; its answer is waited for. */
  | (Attempting & Trying & { readonly name: "handshaking" })
  | { readonly name: "ready"; readonly patient?: boolean }
  | (Attempting & Waiting & { readonly name: "waiting" })
  /** `close()` was called; the socket is not gone yet. */
  | { readonly name: "closing"; readonly reason: GatewayCloseReason }
  | { readonly name: "closed"; readonly reason: GatewayCloseReason };

/** The states as users see them. */
export type GatewayState = "idle" | "connecting" | "ready" | "reconnecting" | "closed";

/** A state as users see it. */
export function publicState(state: ConnectionState): GatewayState {
  switch (state.name) {
    case "opening":
    case "handshaking":
    case "waiting":
      return state.greeted ? "reconnecting" : "connecting";
    case "closing":
      return "closed";
    default:
      return state.name;
  }
}
