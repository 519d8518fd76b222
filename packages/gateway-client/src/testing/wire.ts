/** The two generations of the protocol that the local gateway speaks. */
export type ProtocolVersion = 3 | 4;

/** A JSON object on the wire. */
export type WireObject = Record<string, unknown>;

/** The `error` of a response. */
export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly details?: WireObject;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
}

/** What a successful answer carries: nearly always an object. */
export type AnswerPayload = WireObject | readonly unknown[] | null;

/** What a request is answered with. A failed answer may carry a payload too. */
export type Answer =
  | { readonly ok: true; readonly payload: AnswerPayload }
  | { readonly ok: false; readonly error: WireError; readonly payload?: WireObject };

/** A successful answer. */
export function answer(payload: AnswerPayload): Answer {
  return { ok: true, payload };
}

/** The answer to a request that the gateway understands and refuses. */
export function refuse(code: string, message: string, details?: WireObject): Answer {
  return { ok: false, error: details === undefined ? { code, message } : { code, message, details } };
}

/** The answer to a request that breaks the protocol or its own parameters. */
export function invalid(message: string, details?: WireObject): Answer {
  return refuse("INVALID_REQUEST", message, details);
}
