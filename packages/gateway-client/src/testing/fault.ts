import type { WireObject } from "./wire.ts";

/** Every kind of fault. */
export const faultKinds = [
  "refuse-connect",
  "no-challenge",
  "not-ready",
  "no-hello",
  "hang",
  "drop",
  "drop-after-accepted",
  "garbage",
  "duplicate-response",
  "slow",
  "error",
  "skip-seq",
] as const;

/** The kinds of faults, as `gateway.fail` takes them. */
export type GatewayFaultKind = (typeof faultKinds)[number];

/**
 * Something that goes wrong.
 *
 * - `refuse-connect`: the WebSocket upgrade is answered with HTTP 503
 * - `no-challenge`: the socket opens and stays silent (a `connect` is still served)
 * - `not-ready`: `connect` is refused as by a gateway that starts: retryable `UNAVAILABLE`, close 1013
 * - `no-hello`: `connect` is never answered
 * - `hang`: the request is neither served nor answered
 * - `drop`: the socket dies (1006) when the request arrives; nothing was done
 * - `drop-after-accepted`: an `agent` run is accepted, then the socket dies (1006); the run goes on
 * - `garbage`: the request is served, the first frame of its answer is not JSON
 * - `duplicate-response`: each frame of the answer is sent twice
 * - `slow`: the request waits `delayMs` (default 100) before it is served
 * - `error`: the request is refused with this error; default is a busy server, which is retryable
 * - `skip-seq`: the next event leaves `count` (default 1) sequence numbers out
 *
 * `method` limits a fault to the requests of one method (`"connect"` too); without it any request but `connect` is hit.
 */
export type GatewayFault =
  | { readonly kind: "refuse-connect" | "no-challenge" | "not-ready" }
  | { readonly kind: "no-hello" | "drop-after-accepted" }
  | { readonly kind: "hang" | "drop" | "garbage" | "duplicate-response"; readonly method?: string }
  | { readonly kind: "slow"; readonly method?: string; readonly delayMs?: number }
  | ErrorFault
  | { readonly kind: "skip-seq"; readonly count?: number };

/** A fault of kind `error`: what the refused request is answered with. */
export interface ErrorFault {
  readonly kind: "error";
  readonly method?: string;
  /** @default "UNAVAILABLE" */
  readonly code?: string;
  /** @default "The server is busy. Please try again in a moment." */
  readonly message?: string;
  readonly details?: WireObject;
  /** @default true without a `code`, absent with one */
  readonly retryable?: boolean;
  /** Milliseconds. */
  readonly retryAfterMs?: number;
}

/** The faults that hit a request and change how it is answered. */
export type RequestFault = Extract<
  GatewayFault,
  {
    readonly kind:
      | "hang"
      | "drop"
      | "garbage"
      | "duplicate-response"
      | "slow"
      | "error"
      | "drop-after-accepted"
      | "no-hello";
  }
>;
