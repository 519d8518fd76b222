import type { Clock } from "@pincer/shared/internal";

import type { ApprovalsState } from "./approvals-state.ts";
import type { Connection } from "./connection.ts";
import type { CronState } from "./cron-state.ts";
import type { FaultPlan } from "./fault-plan.ts";
import type { FrameLog, LoggedFrame } from "./frame-log.ts";
import type { SharedSecret } from "./handshake/check-auth.ts";
import type { DevicesState } from "./handshake/devices-state.ts";
import type { FailedLogins } from "./handshake/failed-logins.ts";
import type { Hub } from "./hub.ts";
import type { LocalGatewayConnection } from "./local-gateway.ts";
import type { ModelCatalog } from "./local-model.ts";
import type { ReplyFunction } from "./reply.ts";
import type { RunRegistry } from "./runs/run-registry.ts";
import type { SessionsState } from "./sessions-state.ts";
import type { Tallies, Tally } from "./wait-for.ts";
import type { ProtocolVersion } from "./wire.ts";

/** What the process of a gateway does. */
export type GatewayPhase = "serving" | "draining" | "closing";

/** Everything that the parts of the gateway share. */
export interface GatewayWorld {
  readonly protocol: ProtocolVersion;
  readonly secret: SharedSecret;
  readonly allowedOrigins: readonly string[];
  readonly allowInsecureAuth: boolean;
  readonly tickIntervalMs: number;
  readonly handshakeTimeoutMs: number;
  readonly models: ModelCatalog;
  readonly reply: ReplyFunction;
  readonly clock: Clock;
  readonly sessions: SessionsState;
  readonly devices: DevicesState;
  readonly failedLogins: FailedLogins;
  readonly cron: CronState;
  readonly approvals: ApprovalsState;
  readonly runs: RunRegistry;
  readonly faults: FaultPlan;
  readonly log: FrameLog;
  readonly hub: Hub;
  /** What the process does; it is draining while it waits for runs before it ends. */
  readonly phase: GatewayPhase;
  readonly startedAt: number;
  /** Where it listens; empty while it does not. */
  url(): string;
  /** Changes with each `listen`. */
  readonly bootId: string;
  /** Does something after some milliseconds, unless the gateway is closed before. */
  later(ms: number, run: () => void): void;
  readonly connected: Tally<LocalGatewayConnection>;
  readonly disconnected: Tally<LocalGatewayConnection>;
  readonly requests: Tallies<LoggedFrame>;
}

/** A socket as the parts that serve it see it. */
export interface ServedSocket {
  readonly connection: Connection;
  /** True when it came through a proxy, and so from another machine. */
  readonly isRemote: boolean;
  /** True for a page that the gateway itself would have served. */
  readonly isOwnOrigin: boolean;
}
