import type { NoParams, OpenFields } from "./no-params.ts";

/** What `health` takes. */
export interface HealthParams {
  /** Asks every channel anew; without it the gateway may answer with what it found within the last minute. */
  readonly probe?: boolean | undefined;
}

/** What `health` and the event `health` give. It is the only method that needs no scope on protocol 4. */
export interface HealthResult {
  readonly ok?: boolean;
  /** Milliseconds since the epoch. */
  readonly ts?: number;
  /** How long the check took, in milliseconds. */
  readonly durationMs?: number;
  /** By the channel's id. */
  readonly channels?: OpenFields;
  readonly channelOrder?: readonly string[];
  readonly channelLabels?: OpenFields;
  readonly heartbeatSeconds?: number;
  readonly defaultAgentId?: string;
  readonly agents?: ReadonlyArray<{
    readonly agentId: string;
    readonly isDefault: boolean;
    readonly [field: string]: unknown;
  }>;
  readonly sessions?: { readonly path: string; readonly count: number; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** What `status` gives: what `clawdbot status` and `openclaw status` show. */
export interface StatusResult {
  readonly heartbeat: {
    readonly defaultAgentId?: string;
    readonly agents: ReadonlyArray<{
      readonly agentId: string;
      readonly enabled: boolean;
      readonly [field: string]: unknown;
    }>;
    readonly [field: string]: unknown;
  };
  /** Lines for people. */
  readonly channelSummary: readonly string[];
  readonly queuedSystemEvents: readonly string[];
  readonly sessions: {
    readonly count: number;
    readonly defaults: OpenFields;
    readonly recent: ReadonlyArray<{ readonly key: string; readonly [field: string]: unknown }>;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** Somebody who is connected, or was a short while ago. */
export interface PresenceEntry {
  /** Milliseconds since the epoch. */
  readonly ts: number;
  readonly host?: string;
  readonly ip?: string;
  readonly version?: string;
  readonly platform?: string;
  readonly mode?: string;
  /** Why there is this entry, such as `connect`, `disconnect` or `self`. */
  readonly reason?: string;
  /** A line for people. */
  readonly text?: string;
  readonly deviceId?: string;
  readonly instanceId?: string;
  readonly roles?: readonly string[];
  readonly scopes?: readonly string[];
  readonly [field: string]: unknown;
}

/** A heartbeat of an agent: it was asked whether anything needs attention. Also the payload of the event `heartbeat`. */
export interface HeartbeatEvent {
  /** Milliseconds since the epoch. */
  readonly ts: number;
  /** Such as `sent`, `ok-empty`, `ok-token`, `skipped` or `failed`. */
  readonly status: string;
  readonly to?: string;
  readonly preview?: string;
  readonly durationMs?: number;
  readonly reason?: string;
  readonly [field: string]: unknown;
}

/** The methods that tell how the gateway is. */
export interface HealthMethods {
  /** Protocol 3 needs `operator.read`; protocol 4 no scope at all. */
  health: { params: HealthParams; result: HealthResult };
  /** `operator.read`. */
  status: { params: NoParams; result: StatusResult };
  /** `operator.read`. Who is connected: a list. */
  "system-presence": { params: NoParams; result: readonly PresenceEntry[] };
  /** `operator.read`. The last heartbeat; `null` where there was none. */
  "last-heartbeat": { params: NoParams; result: HeartbeatEvent | null };
}
