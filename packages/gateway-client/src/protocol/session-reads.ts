import type { OpenUnion } from "@pincer/shared";

import type { ChatMessage } from "./chat.ts";
import type { NoParams } from "./no-params.ts";
import type { SessionRow, SessionsListParams, SessionsListResult } from "./sessions.ts";

/** What `sessions.preview` takes. */
export interface SessionsPreviewParams {
  /** At least one. */
  readonly keys: readonly string[];
  /** Messages of each session, at least 1. */
  readonly limit?: number | undefined;
  /** Characters of each message, at least 20. */
  readonly maxChars?: number | undefined;
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

/** What `sessions.resolve` takes: one of `key`, `sessionId` and `label`. */
export interface SessionsResolveParams {
  readonly key?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly label?: string | undefined;
  readonly agentId?: string | undefined;
  readonly spawnedBy?: string | undefined;
  readonly includeGlobal?: boolean | undefined;
  readonly includeUnknown?: boolean | undefined;
  /** Protocol 4 only. */
  readonly shortId?: string | undefined;
  /** Protocol 4 only. */
  readonly slugHint?: string | undefined;
  /** Protocol 4 only: answers `ok: false` where there is none, instead of refusing. */
  readonly allowMissing?: boolean | undefined;
}

/** What `sessions.resolve` gives. */
export interface SessionsResolveResult {
  /** False only on protocol 4, where `allowMissing` was asked for. */
  readonly ok: boolean;
  /** The full key; there where `ok` is true. */
  readonly key?: string;
  /** Protocol 4 only. */
  readonly agentId?: string;
  /** Protocol 4 only: what it could have been. */
  readonly candidates?: ReadonlyArray<{ readonly key: string; readonly [field: string]: unknown }>;
  readonly [field: string]: unknown;
}

/** The methods that read sessions. All need `operator.read`. */
export interface SessionReadMethods {
  /** The newest first. */
  "sessions.list": { params: SessionsListParams; result: SessionsListResult };
  "sessions.preview": { params: SessionsPreviewParams; result: SessionsPreviewResult };
  /** Works on both protocols without being listed in a hello. Protocol 3 needs `operator.admin`. */
  "sessions.resolve": { params: SessionsResolveParams; result: SessionsResolveResult };
  /** Protocol 4 only. One row of `sessions.list`; `null` where there is none. */
  "sessions.describe": {
    params: {
      readonly key: string;
      readonly includeDerivedTitles?: boolean | undefined;
      readonly includeLastMessage?: boolean | undefined;
    };
    result: { readonly session: SessionRow | null; readonly [field: string]: unknown };
  };
  /** Protocol 4 only, without being listed in a hello. The newest messages, oldest first. */
  "sessions.get": {
    params: { readonly key: string; readonly limit?: number | undefined };
    result: { readonly messages: readonly ChatMessage[]; readonly [field: string]: unknown };
  };
  /** Protocol 4 only. From now on this connection gets `sessions.changed`; it has to be asked for on each connection. */
  "sessions.subscribe": {
    params: NoParams;
    result: { readonly subscribed: boolean; readonly [field: string]: unknown };
  };
  /** Protocol 4 only. From now on this connection gets `session.message` of a session; to be asked for on each connection. */
  "sessions.messages.subscribe": {
    params: {
      readonly key: string;
      readonly agentId?: string | undefined;
      readonly includeApprovals?: true | undefined;
    };
    result: { readonly subscribed: boolean; readonly key: string; readonly [field: string]: unknown };
  };
  /** Protocol 4 only. */
  "sessions.messages.unsubscribe": {
    params: { readonly key: string; readonly agentId?: string | undefined };
    result: { readonly subscribed: boolean; readonly key: string; readonly [field: string]: unknown };
  };
}
