import type { OpenUnion } from "@pincer/shared";

/** What `sessions.list` takes. Gateways refuse fields that they do not know. */
export interface SessionsListParams {
  /** At least 1. Protocol 4 gives 100 where there is no limit. */
  readonly limit?: number | undefined;
  /** Only sessions that were active in the last so many minutes; at least 1. */
  readonly activeMinutes?: number | undefined;
  readonly includeGlobal?: boolean | undefined;
  readonly includeUnknown?: boolean | undefined;
  /** Reads the start of each transcript. */
  readonly includeDerivedTitles?: boolean | undefined;
  /** Reads the end of each transcript. */
  readonly includeLastMessage?: boolean | undefined;
  readonly label?: string | undefined;
  readonly spawnedBy?: string | undefined;
  readonly agentId?: string | undefined;
  readonly search?: string | undefined;
  /** Protocol 4 only. */
  readonly offset?: number | undefined;
  /** Protocol 4 only. */
  readonly archived?: boolean | "all" | undefined;
  /** Protocol 4 only. */
  readonly sortBy?: "updatedAt" | "lastInteractionAt" | undefined;
  /** Protocol 4 only. */
  readonly requireLastInteraction?: boolean | undefined;
  /** Protocol 4 only. */
  readonly configuredAgentsOnly?: boolean | undefined;
  /** Protocol 4 only. */
  readonly boardFace?: "chat" | "dashboard" | undefined;
  /** Protocol 4 only. */
  readonly creatorId?: string | undefined;
  /** Protocol 4 only. */
  readonly ownerId?: string | undefined;
  /** Protocol 4 only. */
  readonly ownerFirst?: boolean | undefined;
  /** Protocol 4 only. */
  readonly involvingMe?: boolean | undefined;
  /** Protocol 4 only. */
  readonly involvingProfileId?: string | undefined;
  /** Protocol 4 only. */
  readonly includePeople?: boolean | undefined;
}

/** One session. Protocol 4 has many more fields; all are kept. */
export interface SessionRow {
  /** The full key, such as `agent:main:main`. */
  readonly key: string;
  readonly kind?: OpenUnion<"direct" | "group" | "global" | "unknown">;
  readonly label?: string;
  /** Milliseconds since the epoch. */
  readonly updatedAt?: number | null;
  readonly sessionId?: string;
  readonly abortedLastRun?: boolean;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  /** What is in the context window now. */
  readonly totalTokens?: number | null;
  /** Protocol 4: false where `totalTokens` is not known to be right. */
  readonly totalTokensFresh?: boolean;
  /** The size of the context window. */
  readonly contextTokens?: number | null;
  readonly modelProvider?: string;
  readonly model?: string;
  readonly derivedTitle?: string;
  readonly lastMessagePreview?: string;
  /** Protocol 4 only. */
  readonly agentId?: string;
  /** Protocol 4 only. */
  readonly displayName?: string;
  /** Protocol 4 only, such as `done`. */
  readonly status?: string;
  /** Protocol 4 only: the run that was last. */
  readonly lastRunId?: string;
  /** Protocol 4 only. */
  readonly hasActiveRun?: boolean;
  /** Protocol 4 only. */
  readonly activeRunIds?: readonly string[];
  /** Protocol 4 only. */
  readonly archived?: boolean;
  /** Protocol 4 only. */
  readonly pinned?: boolean;
  /** Protocol 4 only. */
  readonly unread?: boolean;
  readonly [field: string]: unknown;
}

/** What a session has where it says nothing itself. */
export interface SessionDefaults {
  readonly modelProvider?: string | null;
  readonly model?: string | null;
  readonly contextTokens?: number | null;
  readonly [field: string]: unknown;
}

/** What `sessions.list` gives. */
export interface SessionsListResult {
  readonly ts: number;
  readonly path: string;
  readonly count: number;
  readonly defaults: SessionDefaults;
  readonly sessions: readonly SessionRow[];
  /** Protocol 4 only. */
  readonly totalCount?: number;
  /** Protocol 4 only. */
  readonly hasMore?: boolean;
  /** Protocol 4 only: the `offset` of the next page. */
  readonly nextOffset?: number | null;
  readonly [field: string]: unknown;
}
