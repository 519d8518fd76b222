import type { GatewayFault, GatewayFaultKind } from "./fault.ts";
import type { LoggedFrame } from "./frame-log.ts";
import type { LocalModel } from "./local-model.ts";
import type { ReplyFunction, ReplyPiece } from "./reply.ts";
import type { WaitOptions } from "./wait-for.ts";
import type { ProtocolVersion } from "./wire.ts";

/** What a local gateway is made from. */
export interface LocalGatewayOptions {
  /** The shared token that clients must send. One of `token` and `password` is needed. */
  readonly token?: string;
  /** The shared password, for a gateway in password mode. Not together with `token`. */
  readonly password?: string;
  /**
   * The generation of the protocol: 3 as Clawdbot, 4 as OpenClaw speaks it.
   * @default 4
   */
  readonly protocol?: ProtocolVersion;
  /**
   * What the model says: a text, a script (a list of texts and tools), or a function that streams it. A function that throws is a model that fails, shown as the
   * generation shows it.
   * @default the message with "ECHO: " before it, word by word
   */
  readonly reply?: string | readonly ReplyPiece[] | ReplyFunction;
  /**
   * The models of the gateway, the default one first.
   * @default `local/echo-1` and `local/echo-2` with 200,000 tokens each
   */
  readonly models?: readonly LocalModel[];
  /**
   * How often `tick` is sent, as announced in the hello, milliseconds.
   * @default 30,000
   */
  readonly tickIntervalMs?: number;
  /**
   * How long a socket may stay without a `connect`, milliseconds.
   * @default 10,000 for protocol 3, 15,000 for protocol 4
   */
  readonly handshakeTimeoutMs?: number;
  /**
   * Origins of web pages that may connect besides those on loopback hosts (protocol 4; protocol 3 lets every origin in).
   * @default []
   */
  readonly allowedOrigins?: readonly string[];
  /**
   * The setting of the same name: a Control UI without a device identity may connect with the shared token (protocol 3; to
   * protocol 4 it makes no difference).
   * @default false
   */
  readonly allowInsecureAuth?: boolean;
  /**
   * What the gateway takes the time from, for tests in which hours pass at once: ticks, time limits, expiries, `ts` fields.
   * @default the system's
   */
  readonly clock?: LocalClock;
  /**
   * Called with each frame in either direction, without its secrets, when it passes. What it throws is an uncaught exception and
   * changes nothing for the client.
   * @default undefined
   */
  readonly onFrame?: ((frame: LoggedFrame) => void) | undefined;
}

/** A clock that a test may wind by hand. */
export interface LocalClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `run` once after `ms` milliseconds (`Infinity`: never), unless the function that it gives was called before. */
  after(ms: number, run: () => void): () => void;
}

/** A connection that got its hello and is open. */
export interface LocalGatewayConnection {
  readonly id: string;
  /** What the client said about itself in `connect`. */
  readonly client: Readonly<Record<string, unknown>>;
  readonly role: string;
  /** The scopes that were granted, which are not always those that were asked for. */
  readonly scopes: readonly string[];
  /** The id of its device identity, if it proved one. */
  readonly deviceId: string | undefined;
  /** The `Origin` header of its upgrade, if there was one. */
  readonly origin: string | undefined;
  /** Milliseconds since the epoch. */
  readonly connectedAt: number;
}

/** Where a local gateway listens. */
export interface ListeningGateway {
  /** `ws://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  /** The same as the gateway's own. */
  close(): Promise<void>;
}

/** How a local gateway restarts. */
export interface RestartOptions {
  /**
   * How long the port is closed, milliseconds of the gateway's clock.
   * @default 0
   */
  readonly downMs?: number;
  /**
   * False: sessions, paired devices, scheduled jobs and locked-out origins are forgotten. What was said to `agent` with which
   * key is always forgotten.
   * @default true
   */
  readonly keepState?: boolean;
  /**
   * Protocol 4 waits for the runs in progress, as the real one does; false: it does not.
   * @default true
   */
  readonly drain?: boolean;
  /**
   * True: it restarts within its process, as the older gateway does for a change of its configuration, an update, or SIGUSR1 (the
   * goodbye says that it will be back). Its uptime and its runs go on; the idempotency keys are forgotten. Protocol 3 only.
   * @default false
   */
  readonly inProcess?: boolean;
}

/** A gateway in this process, for tests and demonstrations. */
export interface LocalGateway extends AsyncDisposable {
  /**
   * Starts to listen on 127.0.0.1. After a `close` it may be called again: sessions and paired devices are still there, as
   * after a restart of a real gateway.
   *
   * @param options.port 0 (the default) takes any free one
   * @throws GatewayError while it listens already, or when the port cannot be had
   */
  listen(options?: { readonly port?: number }): Promise<ListeningGateway>;
  /** Where it listens. @throws GatewayError while it does not */
  readonly url: string;
  /** The connections that got their hello and are open, oldest first. */
  readonly connections: readonly LocalGatewayConnection[];
  /** The last 10,000 frames in both directions, oldest first, with their secrets taken out. */
  readonly frames: readonly LoggedFrame[];
  /**
   * Ends every connection; resolves when all are gone. The gateway keeps listening.
   *
   * @param code the close code, or 1006 for sockets that die without a close frame. Default 1012
   * @param reason the close reason. Default "service restart" for 1012, else empty
   */
  disconnectAll(code?: number, reason?: string): Promise<void>;
  /**
   * Makes something go wrong on its next occasion, or on the next `times`; `Infinity` for always.
   *
   * @returns a function that takes back what has not happened yet
   * @throws GatewayError for a fault that does not exist, with the list of those that do
   */
  fail(fault: GatewayFault | GatewayFaultKind, options?: { readonly times?: number }): () => void;
  /**
   * Resolves when `count` connections (default 1) have got their hello since the gateway was made, also where that was
   * before the call; with the last of them.
   */
  waitForConnection(options?: WaitOptions): Promise<LocalGatewayConnection>;
  /**
   * Resolves when `count` requests (default 1) of the method have arrived since the gateway was made, also where that was
   * before the call; with the last of them.
   */
  waitForRequest(method: string, options?: WaitOptions): Promise<LoggedFrame>;
  /**
   * Resolves when `count` connections (default 1) have ended since the gateway was made, also where that was before the
   * call; with the last of them.
   */
  waitForDisconnect(options?: WaitOptions): Promise<LocalGatewayConnection>;
  /**
   * Restarts on the same port, as a real gateway does on SIGTERM and its start after it. Protocol 4 lets the runs in progress
   * end first: meanwhile every request is refused (`UNAVAILABLE`, "… unavailable during gateway restart", retryable) and every
   * upgrade with HTTP 503. Protocol 3 stops at once and the runs in progress get no last answer. Then `shutdown` is sent, and
   * the sockets are closed (1012 "service restart"; protocol 3 kills those without a hello, 1006).
   *
   * @throws GatewayError while it does not listen
   */
  restart(options?: RestartOptions): Promise<void>;
  /**
   * Says goodbye as a real gateway does (`shutdown`, close 1012), ends the runs and stops listening. Twice is harmless.
   *
   * @param options.drain protocol 4 first waits for the runs in progress, as on SIGTERM. Default false: they are stopped
   */
  close(options?: { readonly drain?: boolean }): Promise<void>;
}
