import type { OpenUnion } from "@pincer/shared";

/** What `sessions.list` takes. Protocol 3 refuses fields that it does not know. */
export interface SessionsListParams {
  /** At least 1. Protocol 4 gives 100 where there is no limit. */
  readonly limit?: number;
  /** Only sessions that were active in the last so many minutes; at least 1. */
  readonly activeMinutes?: number;
  readonly includeGlobal?: boolean;
  readonly includeUnknown?: boolean;
  readonly includeDerivedTitles?: boolean;
  readonly includeLastMessage?: boolean;
  readonly label?: string;
  readonly spawnedBy?: string;
  readonly agentId?: string;
  readonly search?: string;
  /** Protocol 4 only. */
  readonly offset?: number;
  /** Protocol 4 only. */
  readonly archived?: boolean | "all";
  readonly [field: string]: unknown;
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
  readonly [field: string]: unknown;
}

/** What `sessions.patch` takes; `null` clears a field. A key that was never seen makes a session. */
export interface SessionsPatchParams {
  readonly key: string;
  readonly label?: string | null;
  /** `provider/model`, or the model's name alone. */
  readonly model?: string | null;
  readonly thinkingLevel?: string | null;
  readonly verboseLevel?: string | null;
  readonly reasoningLevel?: string | null;
  readonly responseUsage?: string | null;
  readonly elevatedLevel?: string | null;
  readonly execHost?: string | null;
  readonly execSecurity?: string | null;
  readonly execAsk?: string | null;
  readonly execNode?: string | null;
  readonly sendPolicy?: string | null;
  readonly groupActivation?: string | null;
  readonly [field: string]: unknown;
}

/** What `sessions.patch` gives. */
export interface SessionsPatchResult {
  readonly ok: true;
  readonly path?: string;
  /** The full key. */
  readonly key: string;
  readonly entry: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** What `sessions.preview` gives. */
export interface SessionsPreviewResult {
  readonly ts: number;
  readonly previews: ReadonlyArray<{
    readonly key: string;
    readonly status: OpenUnion<"ok" | "missing">;
    readonly items: ReadonlyArray<{ readonly role: string; readonly text: string }>;
    readonly [field: string]: unknown;
  }>;
  readonly [field: string]: unknown;
}
