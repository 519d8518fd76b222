import type { WireObject } from "./wire.ts";

/** Every kind of fault. */
export const faultKinds = [
  "refuse-connect",
  "no-challenge",
  "not-ready",
  "no-hello",
  "clock-skew",
  "hang",
  "drop",
  "drop-after-accepted",
  "garbage",
  "duplicate-response",
  "slow",
  "error",
  "reorder",
  "oversize",
  "half-open",
  "stall",
  "slow-consumer",
  "skip-seq",
  "lose-event",
  "duplicate-event",
  "reorder-event",
  "garbage-event",
] as const;

/** The kinds of faults, as `gateway.fail` takes them. */
export type GatewayFaultKind = (typeof faultKinds)[number];

/**
 * Something that goes wrong.
 *
 * While connecting:
 * - `refuse-connect`: the WebSocket upgrade is answered with HTTP 503
 * - `no-challenge`: the socket opens and stays silent (a `connect` is still served)
 * - `not-ready`: `connect` is refused as by a gateway that starts: retryable `UNAVAILABLE`, close 1013
 * - `no-hello`: `connect` is never answered
 * - `clock-skew`: for one connection the gateway's clock is off by `skewMs` (default an hour ahead). The challenge says so, so
 *   that a device that signs the challenge's `ts` is let in and one that signs its own time is not; with `hidden` the challenge
 *   tells the right time and no device is let in
 *
 * To a request:
 * - `hang`: the request is neither served nor answered
 * - `drop`: the socket dies (1006) when the request arrives; nothing was done
 * - `drop-after-accepted`: an `agent` run is accepted, then the socket dies (1006); the run goes on
 * - `garbage`: the request is served, the first frame of its answer is not JSON
 * - `duplicate-response`: each frame of the answer is sent twice
 * - `slow`: the request waits `delayMs` (default 100) before it is served
 * - `error`: the request is refused with this error; default is a busy server, which is retryable
 * - `reorder`: the answer comes after the next answer on its connection, or after `delayMs` (default 100) without one
 * - `oversize`: the answer is made larger by `bytes` (default 1,048,576)
 * - `half-open`: from now on nothing that is sent on this connection arrives, in both directions, and pings are not answered; the
 *   socket stays
 * - `stall`: the gateway stops reading this connection for `delayMs` (default 100), so that what the client sends piles up; the
 *   request itself is served
 * - `slow-consumer`: the connection is ended as that of a client that reads too slowly (1008 "slow consumer"); nothing was done
 *
 * To the next event:
 * - `skip-seq`: it leaves `count` (default 1) sequence numbers out
 * - `lose-event`: it is not sent, though its number is used
 * - `duplicate-event`: it is sent twice, with the same number
 * - `reorder-event`: it comes after the next one
 * - `garbage-event`: it is cut in the middle, so that it is not JSON
 *
 * `method` limits a fault to the requests of one method (`"connect"` too); without it any request but `connect` is hit. `event`
 * does the same for events; without it the next event is hit, whatever it is.
 */
export type GatewayFault =
  | { readonly kind: "refuse-connect" | "no-challenge" | "not-ready" }
  | { readonly kind: "no-hello" | "drop-after-accepted" }
  | ClockSkewFault
  | {
      readonly kind: "hang" | "drop" | "garbage" | "duplicate-response" | "half-open" | "slow-consumer";
      readonly method?: string;
    }
  | { readonly kind: "slow" | "reorder" | "stall"; readonly method?: string; readonly delayMs?: number }
  | { readonly kind: "oversize"; readonly method?: string; readonly bytes?: number }
  | ErrorFault
  | { readonly kind: "skip-seq"; readonly count?: number; readonly event?: string }
  | EventFault;

/** A fault of kind `clock-skew`. */
export interface ClockSkewFault {
  readonly kind: "clock-skew";
  /**
   * Milliseconds that the clock is ahead; behind, if negative.
   * @default 3,600,000
   */
  readonly skewMs?: number;
  /**
   * True: the challenge does not tell.
   * @default false
   */
  readonly hidden?: boolean;
}

/** A fault that befalls an event. */
export interface EventFault {
  readonly kind: "lose-event" | "duplicate-event" | "reorder-event" | "garbage-event";
  /** The event's name, such as `chat`. */
  readonly event?: string;
}

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

/** The kinds of faults that hit a request of any method. */
export const requestFaultKinds = [
  "hang",
  "drop",
  "garbage",
  "duplicate-response",
  "slow",
  "error",
  "reorder",
  "oversize",
  "half-open",
  "stall",
  "slow-consumer",
] as const;

/** The kinds of faults that hit an event. */
export const eventFaultKinds = ["skip-seq", "lose-event", "duplicate-event", "reorder-event", "garbage-event"] as const;

/** The faults that hit a request and change how it is answered. */
export type RequestFault = Extract<
  GatewayFault,
  { readonly kind: (typeof requestFaultKinds)[number] | "drop-after-accepted" | "no-hello" }
>;
