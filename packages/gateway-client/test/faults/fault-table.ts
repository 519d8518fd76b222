import type { GatewayFault, GatewayFaultKind } from "../../src/testing/fault.ts";

/** What a fault hits, and what must come of it. A fault that is not mentioned to fail must be survived. */
export interface FaultRow {
  readonly name: string;
  readonly fault: GatewayFault;
  /** What it befalls: a connection that is being made, a request of any method, an event, or a run of `agent`. */
  readonly hits: "handshake" | "request" | "event" | "run";
  /** The error of `connect()` where the fault hits the first attempt. */
  readonly connect?: string;
  /** The error of a request that only reads and met the fault. */
  readonly read?: string;
  /** The error of a request that changes something and met the fault: one that was sent is not sent again. */
  readonly change?: string;
  /** The fault is over when so much time has passed at the gateway, in milliseconds. */
  readonly lastsMs?: number;
  /** Only the client's own time limits, which are small here, end it. */
  readonly isSilent?: true;
  /** It shows in the numbers of events, where these have no holes of their own (protocol 4). */
  readonly leavesGap?: true;
  /** The client proves a device identity. */
  readonly withDevice?: true;
  /** Where it hits a reconnect, connecting again cannot help. */
  readonly isFinal?: true;
}

/** By the clock of the gateway, which stands still until it is wound. */
const DELAY_MS = 1000;

const lost = "GatewayConnectionError";
const late = "GatewayTimeoutError";

/** A row for each kind; the type refuses a table without one. */
const table: Readonly<Record<GatewayFaultKind, Omit<FaultRow, "name" | "fault"> & { readonly fault?: object }>> = {
  "refuse-connect": { hits: "handshake", connect: lost },
  "no-challenge": { hits: "handshake", connect: late, isSilent: true },
  "not-ready": { hits: "handshake", connect: "GatewayRequestError" },
  "no-hello": { hits: "handshake", connect: late, isSilent: true },
  "clock-skew": { hits: "handshake", withDevice: true },
  hang: { hits: "request", connect: late, read: late, change: late, isSilent: true },
  drop: { hits: "request", connect: lost, change: lost },
  "drop-after-accepted": { hits: "run" },
  garbage: { hits: "request", connect: "GatewayProtocolError", read: late, change: late, isSilent: true },
  "duplicate-response": { hits: "request" },
  slow: { hits: "request", fault: { delayMs: DELAY_MS }, lastsMs: DELAY_MS },
  error: {
    hits: "request",
    connect: "GatewayRequestError",
    read: "GatewayRequestError",
    change: "GatewayRequestError",
  },
  reorder: { hits: "request", fault: { delayMs: DELAY_MS }, lastsMs: DELAY_MS },
  oversize: { hits: "request" },
  "half-open": { hits: "request", connect: late, change: lost, isSilent: true },
  stall: { hits: "request", fault: { delayMs: DELAY_MS }, lastsMs: DELAY_MS },
  "slow-consumer": { hits: "request", connect: lost, change: lost },
  "skip-seq": { hits: "event", fault: { count: 3 }, leavesGap: true },
  "lose-event": { hits: "event", leavesGap: true },
  "duplicate-event": { hits: "event" },
  "reorder-event": { hits: "event", leavesGap: true },
  "garbage-event": { hits: "event", leavesGap: true },
};

function row(name: string, kind: string, { fault, ...rest }: (typeof table)[GatewayFaultKind]): FaultRow {
  return { name, ...rest, fault: { kind, ...fault } as GatewayFault };
}

/** Every kind of fault, and what one kind does in another way. */
export const faultRows: readonly FaultRow[] = [
  ...Object.entries(table).map(([kind, rest]) => row(kind, kind, rest)),
  row("clock-skew (hidden)", "clock-skew", {
    hits: "handshake",
    fault: { hidden: true },
    withDevice: true,
    connect: "GatewayAuthError",
    isFinal: true,
  }),
];
