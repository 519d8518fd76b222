import type { OpenUnion } from "@pincer/shared";

import type { OpenFields } from "./no-params.ts";
import type { SessionPermissionMode, SessionToolOverrides } from "./session-changes.ts";

/** What `sessions.create` takes. Protocol 4 only. */
export interface SessionsCreateParams {
  /** @default the gateway makes one, such as `agent:main:dashboard:<uuid>` */
  readonly key?: string | undefined;
  readonly label?: string | undefined;
  /** `provider/model`, or the model's name alone. */
  readonly model?: string | undefined;
  readonly agentId?: string | undefined;
  /** Starts a run with this message, which spends tokens. */
  readonly message?: string | undefined;
  /** The same as `message`. */
  readonly task?: string | undefined;
  readonly attachments?: readonly OpenFields[] | undefined;
  /** The same key never makes a second session. */
  readonly idempotencyKey?: string | undefined;
  readonly displayName?: string | undefined;
  readonly category?: string | undefined;
  readonly contextWindow?: string | undefined;
  readonly thinkingLevel?: string | undefined;
  readonly fastMode?: boolean | "auto" | undefined;
  readonly permissionMode?: SessionPermissionMode | undefined;
  readonly toolOverrides?: SessionToolOverrides | undefined;
  readonly incognito?: boolean | undefined;
  readonly visibility?: string | undefined;
  readonly catalogId?: string | undefined;
  readonly parentSessionKey?: string | undefined;
  readonly spawnDepth?: number | undefined;
  /** Takes over the parent's transcript; needs `parentSessionKey`. */
  readonly fork?: boolean | undefined;
  readonly forkFrom?: "last-completed" | undefined;
  readonly emitCommandHooks?: boolean | undefined;
  readonly succeedsParent?: boolean | undefined;
  readonly projectId?: string | undefined;
  readonly projectGitUrl?: string | undefined;
  readonly worktree?: boolean | undefined;
  readonly worktreeBaseRef?: string | undefined;
  readonly worktreeName?: string | undefined;
  readonly execNode?: string | undefined;
  readonly cwd?: string | undefined;
}

/** What `sessions.create` gives. */
export interface SessionsCreateResult {
  readonly ok: true;
  /** The full key. */
  readonly key: string;
  readonly sessionId?: string;
  readonly entry?: OpenFields;
  readonly runStarted?: boolean;
  readonly runId?: string;
  /** Why the message could not be run; the session is there all the same. */
  readonly runError?: { readonly code: string; readonly message: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** What `sessions.send` takes. Protocol 4 only. */
export interface SessionsSendParams {
  readonly key: string;
  readonly message: string;
  readonly agentId?: string | undefined;
  readonly thinking?: string | undefined;
  readonly attachments?: readonly OpenFields[] | undefined;
  readonly timeoutMs?: number | undefined;
  /** Names the run: the same key never starts a second one. */
  readonly idempotencyKey?: string | undefined;
}

/** What `sessions.abort` takes: a session, a run, or both. Protocol 4 only. */
export interface SessionsAbortParams {
  readonly key?: string | undefined;
  readonly runId?: string | undefined;
  readonly agentId?: string | undefined;
  /** Drops the messages that wait as well. */
  readonly clearQueued?: boolean | undefined;
}

/** What `sessions.abort` gives. */
export interface SessionsAbortResult {
  readonly ok: true;
  readonly abortedRunId: string | null;
  readonly status: OpenUnion<"aborted" | "no-active-run">;
  readonly [field: string]: unknown;
}

/** The methods that make sessions and run something in them. Protocol 4 only; all need `operator.write`. */
export interface SessionRunMethods {
  /** Spends tokens only with a `message`. On protocol 3 `sessions.patch` makes a session. */
  "sessions.create": { params: SessionsCreateParams; result: SessionsCreateResult };
  /** Spends tokens. Answered once; `gateway.agent()` follows a run to its end. */
  "sessions.send": {
    params: SessionsSendParams;
    result: { readonly runId?: string; readonly status?: string; readonly [field: string]: unknown };
  };
  /** Stops what runs in a session. */
  "sessions.abort": { params: SessionsAbortParams; result: SessionsAbortResult };
}
