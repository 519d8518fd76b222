import type { ProtocolVersion } from "./wire.ts";

/** What differs between the two generations and is plain data. */
export interface Generation {
  readonly clientIds: readonly string[];
  readonly clientModes: readonly string[];
  /** A larger first frame closes the socket, bytes. */
  readonly firstFrameLimit: number;
  /** A larger frame after the hello closes the socket, bytes. */
  readonly maxPayload: number;
  readonly maxBufferedBytes: number;
  /** How long a socket may stay without a `connect`, milliseconds. */
  readonly handshakeTimeoutMs: number;
  /** How often the server pings, milliseconds; a ping that is not answered by the next ends the socket. */
  readonly pingIntervalMs: number | undefined;
  /** No more than one `chat` delta in this time, milliseconds. */
  readonly chatDeltaIntervalMs: number;
  /** How far the clock of a device may be off, milliseconds. */
  readonly signatureSkewMs: number;
  /** How many sockets may be open without a hello; one more is refused with HTTP 503. */
  readonly unauthenticatedLimit: number;
  readonly events: readonly string[];
}

const bothIds = ["cli", "gateway-client", "webchat", "webchat-ui", "node-host", "test", "fingerprint"];
const bothModes = ["webchat", "cli", "ui", "backend", "node", "probe", "test"];
const bothEvents = [
  "connect.challenge",
  "agent",
  "chat",
  "presence",
  "tick",
  "shutdown",
  "health",
  "device.pair.requested",
  "device.pair.resolved",
  "cron",
  "exec.approval.requested",
  "exec.approval.resolved",
  "voicewake.changed",
];

const named = (prefix: string, names: string): string[] => names.split(" ").map((name) => `${prefix}-${name}`);

/** The data of each generation: clawdbot 2026.1.24-3 (3) and openclaw 2026.9.6 (4). */
export const generations: Readonly<Record<ProtocolVersion, Generation>> = {
  3: {
    clientIds: [...bothIds, ...named("clawdbot", "control-ui macos ios android probe")],
    clientModes: bothModes,
    firstFrameLimit: 524_288,
    maxPayload: 524_288,
    maxBufferedBytes: 1_572_864,
    handshakeTimeoutMs: 10_000,
    pingIntervalMs: undefined,
    chatDeltaIntervalMs: 150,
    signatureSkewMs: 600_000,
    unauthenticatedLimit: Number.POSITIVE_INFINITY,
    events: bothEvents,
  },
  4: {
    clientIds: [
      ...bothIds,
      ...named("openclaw", "control-ui macos ios android linux watchos tui worker probe browser-copilot"),
    ],
    clientModes: [...bothModes, "worker"],
    firstFrameLimit: 65_536,
    maxPayload: 26_214_400,
    maxBufferedBytes: 52_428_800,
    handshakeTimeoutMs: 15_000,
    pingIntervalMs: 25_000,
    chatDeltaIntervalMs: 75,
    signatureSkewMs: 120_000,
    unauthenticatedLimit: 32,
    events: [...bothEvents, "task", "sessions.changed", "voicewake.routing.changed"],
  },
};
