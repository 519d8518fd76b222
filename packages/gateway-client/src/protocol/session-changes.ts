import type { OpenUnion } from "@pincer/shared";

import type { OpenFields } from "./no-params.ts";

/** What `sessions.patch` takes; `null` clears a field. A key that was never seen makes a session. */
export interface SessionsPatchParams {
  readonly key: string;
  readonly label?: string | null | undefined;
  /** `provider/model`, or the model's name alone. */
  readonly model?: string | null | undefined;
  readonly thinkingLevel?: string | null | undefined;
  readonly verboseLevel?: string | null | undefined;
  readonly reasoningLevel?: string | null | undefined;
  readonly responseUsage?: "off" | "tokens" | "full" | "on" | null | undefined;
  readonly elevatedLevel?: string | null | undefined;
  readonly execHost?: string | null | undefined;
  readonly execSecurity?: string | null | undefined;
  readonly execAsk?: string | null | undefined;
  readonly execNode?: string | null | undefined;
  readonly sendPolicy?: "allow" | "deny" | null | undefined;
  readonly groupActivation?: "mention" | "always" | null | undefined;
  /** Protocol 3 only. */
  readonly spawnedBy?: string | null | undefined;
  /** Protocol 4 only, as all that follow. */
  readonly agentId?: string | undefined;
  readonly archived?: boolean | undefined;
  readonly pinned?: boolean | undefined;
  readonly unread?: boolean | undefined;
  readonly category?: string | null | undefined;
  readonly icon?: string | null | undefined;
  readonly color?: string | null | undefined;
  readonly boardFace?: "chat" | "dashboard" | undefined;
  /** At most 120 characters; gone after `ttlMinutes`. */
  readonly statusNote?: string | null | undefined;
  readonly attention?: "hand" | "key" | "alert" | "flag" | "lock" | "hourglass" | null | undefined;
  /** 1 to 120. */
  readonly ttlMinutes?: number | undefined;
  readonly contextWindow?: string | null | undefined;
  readonly fastMode?: boolean | "auto" | null | undefined;
  readonly traceLevel?: string | null | undefined;
  readonly permissionMode?: SessionPermissionMode | null | undefined;
  readonly toolOverrides?: SessionToolOverrides | null | undefined;
  /** Refused where the session has another one by now, as with all that follow. */
  readonly expectedSessionId?: string | undefined;
  readonly expectedLifecycleRevision?: string | undefined;
  readonly expectedPermissionMode?: SessionPermissionMode | null | undefined;
  readonly expectedToolOverrides?: SessionToolOverrides | null | undefined;
  readonly expectedMarkedUnreadAt?: number | null | undefined;
}

/** What a session's agent may do without asking. Protocol 4 only. */
export type SessionPermissionMode = "read-only" | "guarded" | "workspace" | "full";

/** Tools of one session, where they differ from what the agent has. Protocol 4 only. */
export interface SessionToolOverrides {
  readonly mcpServers?: Readonly<Record<string, boolean>>;
  readonly mcpToolsDeny?: Readonly<Record<string, readonly string[]>>;
  readonly skills?: Readonly<Record<string, boolean>>;
  readonly webSearch?: boolean;
}

/** What `sessions.patch` gives. */
export interface SessionsPatchResult {
  readonly ok: true;
  readonly path?: string;
  /** The full key. */
  readonly key: string;
  readonly entry: OpenFields;
  /** Protocol 4 only: what the session runs with from now on. */
  readonly resolved?: { readonly modelProvider?: string; readonly model?: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** What `sessions.reset` takes. */
export interface SessionsResetParams {
  readonly key: string;
  /** Protocol 4 only. */
  readonly agentId?: string | undefined;
  /** Protocol 4 only. */
  readonly reason?: "new" | "reset" | undefined;
}

/** What `sessions.delete` takes. */
export interface SessionsDeleteParams {
  readonly key: string;
  readonly deleteTranscript?: boolean | undefined;
  /** Protocol 4 only, as all that follow. */
  readonly agentId?: string | undefined;
  readonly archivedOnly?: boolean | undefined;
  readonly emitLifecycleHooks?: boolean | undefined;
  /** Refused where the session has another one by now, as with all that follow. */
  readonly expectedSessionId?: string | undefined;
  readonly expectedLifecycleRevision?: string | undefined;
  readonly expectedSessionUpdatedAt?: number | undefined;
}

/** What `sessions.compact` takes. */
export interface SessionsCompactParams {
  readonly key: string;
  /**
   * Cuts the transcript down to so many lines. Without it protocol 4 has a model sum it up, which spends tokens.
   * @default protocol 3: 400
   */
  readonly maxLines?: number | undefined;
  /** Protocol 4 only. */
  readonly agentId?: string | undefined;
}

/** What `sessions.compact` gives. */
export interface SessionsCompactResult {
  /** Protocol 4 says false where there was nothing to do. */
  readonly ok: boolean;
  readonly key: string;
  readonly compacted: boolean;
  readonly reason?: string;
  /** Lines that are left. */
  readonly kept?: number;
  readonly [field: string]: unknown;
}

/** The methods that change sessions that are there. */
export interface SessionChangeMethods {
  /** `operator.write`; protocol 3 and some fields (`verboseLevel`, `execHost`) need `operator.admin`. */
  "sessions.patch": { params: SessionsPatchParams; result: SessionsPatchResult };
  /** `operator.admin`. Starts anew. Protocol 3 makes another `sessionId` and lets a run go on; protocol 4 keeps it and aborts. */
  "sessions.reset": {
    params: SessionsResetParams;
    result: { readonly ok: true; readonly key: string; readonly entry: OpenFields; readonly [field: string]: unknown };
  };
  /** `operator.admin`. Aborts what runs in the session. The main session cannot be deleted. */
  "sessions.delete": {
    params: SessionsDeleteParams;
    result: {
      readonly ok: true;
      readonly key: string;
      /** False where there was no such session. */
      readonly deleted: boolean;
      /** Files that were put aside. */
      readonly archived?: readonly string[];
      readonly [field: string]: unknown;
    };
  };
  /** `operator.admin`. Makes the transcript shorter. */
  "sessions.compact": { params: SessionsCompactParams; result: SessionsCompactResult };
}

/** The payload of `sessions.changed`. Protocol 4, after `sessions.subscribe`. */
export interface SessionsChangedEvent {
  readonly sessionKey?: string;
  readonly agentId?: string;
  /** What happened. */
  readonly reason?: OpenUnion<"create" | "patch" | "reset" | "new" | "delete">;
  /** Milliseconds since the epoch. */
  readonly ts?: number;
  /** The row of `sessions.list`, where there still is one. */
  readonly session?: { readonly key: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}
