import type { AgentEvent } from "./agent.ts";
import type { ExecApproval, ExecApprovalResolvedEvent } from "./approvals.ts";
import type { ChatEvent } from "./chat.ts";
import type { CronEvent } from "./cron.ts";
import type { DevicePairResolvedEvent, PendingDevice } from "./devices.ts";
import type { GeneratedEvents } from "./generated/methods.ts";
import type { HealthResult, HeartbeatEvent, PresenceEntry } from "./health.ts";
import type { SessionsChangedEvent } from "./session-changes.ts";

/** The events whose payloads are written by hand. */
export interface CoreEvents {
  agent: AgentEvent;
  chat: ChatEvent;
  /** A sign of life. */
  tick: { readonly ts: number };
  /** The gateway is about to stop. */
  shutdown: { readonly reason: string; readonly restartExpectedMs?: number | null };
  /** The gateway's first word on a connection. */
  "connect.challenge": { readonly nonce: string; readonly ts: number; readonly [field: string]: unknown };
  /** How the gateway is, about once a minute. */
  health: HealthResult;
  /** Somebody came or went. */
  presence: { readonly presence: readonly PresenceEntry[]; readonly [field: string]: unknown };
  heartbeat: HeartbeatEvent;
  /** Something happened to a job. */
  cron: CronEvent;
  "talk.mode": { readonly enabled: boolean; readonly phase?: string | null; readonly [field: string]: unknown };
  "voicewake.changed": { readonly triggers: readonly string[]; readonly [field: string]: unknown };
  /** A device waits for approval. Needs `operator.pairing`. */
  "device.pair.requested": PendingDevice;
  /** A device was approved or rejected. Needs `operator.pairing`. */
  "device.pair.resolved": DevicePairResolvedEvent;
  /** A command waits for a decision. Needs `operator.approvals`. */
  "exec.approval.requested": ExecApproval;
  "exec.approval.resolved": ExecApprovalResolvedEvent;
  /** Protocol 4, after `sessions.subscribe`. */
  "sessions.changed": SessionsChangedEvent;
}

/** The events whose payload is known, as far as it is. Any other event can be listened to as well. */
export interface GatewayEvents extends CoreEvents, GeneratedEvents {}
