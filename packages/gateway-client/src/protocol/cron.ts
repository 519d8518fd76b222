import type { OpenUnion } from "@pincer/shared";

import type { OpenFields } from "./no-params.ts";

/** When a job runs. All times are milliseconds. */
export type CronSchedule =
  /** Once. Both protocols take `at` (ISO 8601, such as `2026-12-24T08:00:00Z`); protocol 3 gives it back as `atMs`. */
  | { readonly kind: "at"; readonly at: string }
  | { readonly kind: "every"; readonly everyMs: number; readonly anchorMs?: number }
  /** `tz` as in `Asia/Seoul`. `staggerMs`: protocol 4 only. */
  | { readonly kind: "cron"; readonly expr: string; readonly tz?: string; readonly staggerMs?: number }
  /** Protocol 4 only: whenever a command ends. */
  | { readonly kind: "on-exit"; readonly command: string; readonly cwd?: string }
  /** Protocol 4 only: on what a command writes. */
  | {
      readonly kind: "stream";
      readonly command: readonly string[];
      readonly cwd?: string;
      readonly mode?: "line" | "match";
      readonly match?: string;
      readonly batchMs?: number;
      readonly maxBatchBytes?: number;
    };

/** What a job does. */
export type CronPayload =
  | { readonly kind: "systemEvent"; readonly text: string }
  /** Runs the agent: spends tokens each time. */
  | {
      readonly kind: "agentTurn";
      readonly message: string;
      readonly model?: string;
      readonly thinking?: string;
      readonly timeoutSeconds?: number;
      /** Protocol 4 only, as all that follow. */
      readonly fallbacks?: readonly string[];
      readonly lightContext?: boolean;
      readonly toolsAllow?: readonly string[];
    }
  /** Protocol 4 only. */
  | {
      readonly kind: "command";
      readonly argv: readonly string[];
      readonly cwd?: string;
      readonly env?: Readonly<Record<string, string>>;
      readonly input?: string;
      readonly timeoutSeconds?: number;
      readonly noOutputTimeoutSeconds?: number;
      readonly outputMaxBytes?: number;
    }
  /** Protocol 4 only. */
  | {
      readonly kind: "script";
      readonly script: string;
      readonly timeoutSeconds?: number;
      readonly toolBudget?: number;
    };

/** A job. Protocol 4 has many more fields; all are kept. */
export interface CronJob {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly enabled: boolean;
  readonly agentId?: string;
  readonly deleteAfterRun?: boolean;
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
  /** Milliseconds since the epoch. */
  readonly updatedAtMs: number;
  /** As in {@link CronSchedule}, and whatever a newer gateway has. */
  readonly schedule: { readonly kind: OpenUnion<CronSchedule["kind"]>; readonly [field: string]: unknown };
  readonly sessionTarget: OpenUnion<"main" | "isolated" | "current">;
  readonly wakeMode: OpenUnion<"next-heartbeat" | "now">;
  /** As in {@link CronPayload}, and whatever a newer gateway has, such as `heartbeat`. */
  readonly payload: { readonly kind: OpenUnion<CronPayload["kind"] | "heartbeat">; readonly [field: string]: unknown };
  readonly state: CronJobState;
  readonly [field: string]: unknown;
}

/** How a job stands. Times are milliseconds since the epoch. */
export interface CronJobState {
  readonly nextRunAtMs?: number;
  readonly runningAtMs?: number;
  readonly lastRunAtMs?: number;
  readonly lastStatus?: OpenUnion<"ok" | "error" | "skipped">;
  readonly lastError?: string;
  readonly lastDurationMs?: number;
  readonly [field: string]: unknown;
}

/** What a job can be made of. */
export interface CronJobFields {
  readonly name: string;
  readonly schedule: CronSchedule;
  /** Protocol 3: `main` or `isolated`; protocol 4 also `current` and `session:<key>`. */
  readonly sessionTarget: "main" | "isolated" | "current" | `session:${string}`;
  readonly wakeMode: "next-heartbeat" | "now";
  readonly payload: CronPayload;
  readonly agentId?: string | null | undefined;
  readonly description?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly deleteAfterRun?: boolean | undefined;
  /** Protocol 3 only: what an isolated run tells the main session. */
  readonly isolation?: OpenFields | undefined;
  /** Protocol 4 only, as all that follow. */
  readonly declarationKey?: string | undefined;
  readonly displayName?: string | undefined;
  readonly sessionKey?: string | null | undefined;
  /** `{ mode: "none" | "announce" | "webhook", … }` */
  readonly delivery?: (OpenFields & { readonly mode: "none" | "announce" | "webhook" }) | undefined;
  readonly failureAlert?: false | OpenFields | undefined;
  readonly pacing?: { readonly min?: string; readonly max?: string } | undefined;
  readonly trigger?: { readonly script: string; readonly once?: boolean } | undefined;
}

/** How a run of a job went. */
export interface CronRunEntry {
  /** Milliseconds since the epoch. */
  readonly ts: number;
  readonly jobId: string;
  readonly action: OpenUnion<"finished">;
  readonly status?: OpenUnion<"ok" | "error" | "skipped">;
  readonly error?: string;
  readonly summary?: string;
  readonly runAtMs?: number;
  readonly durationMs?: number;
  readonly nextRunAtMs?: number;
  readonly [field: string]: unknown;
}

/** The payload of `cron`: something happened to a job. */
export interface CronEvent {
  readonly jobId: string;
  readonly action: OpenUnion<"added" | "updated" | "removed" | "started" | "finished">;
  readonly status?: OpenUnion<"ok" | "error" | "skipped">;
  readonly error?: string;
  readonly summary?: string;
  readonly runAtMs?: number;
  readonly durationMs?: number;
  readonly nextRunAtMs?: number;
  readonly [field: string]: unknown;
}
