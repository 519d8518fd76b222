/** A question of the client. */
export interface RequestFrame {
  readonly type: "req";
  readonly id: string;
  readonly method: string;
  readonly params: unknown;
}

/** What a refused request comes back with (reference: "Errors, both"). */
export interface ErrorShape {
  readonly code?: string;
  readonly message: string;
  readonly details?: unknown;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
}

/** An answer to a request. `agent` gets two with one id. A refusal may carry a payload too. */
export interface ResponseFrame {
  readonly type: "res";
  readonly id: string;
  readonly ok: boolean;
  readonly payload?: unknown;
  readonly error?: ErrorShape;
}

/** Something that happened at the gateway. */
export interface EventFrame {
  readonly type: "event";
  /** The event's name, for example `chat`. */
  readonly event: string;
  readonly payload: unknown;
  /** Protocol 3: one counter for the whole server, with holes. Protocol 4: from 1 on each connection, without holes. */
  readonly seq?: number;
  /** The version of the gateway's shared state, on `health` and `presence`. */
  readonly stateVersion?: { readonly presence: number; readonly health: number };
}

/** What a gateway sends. */
export type ServerFrame = ResponseFrame | EventFrame;
