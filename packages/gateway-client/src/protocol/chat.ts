import type { OpenUnion } from "@pincer/shared";

/** A message of a session. Protocol 4 gives the content of a user's message as plain text. */
export interface ChatMessage {
  readonly role: OpenUnion<"user" | "assistant">;
  readonly content:
    | string
    | ReadonlyArray<{ readonly type: string; readonly text?: string; readonly [field: string]: unknown }>;
  readonly timestamp?: number;
  readonly [field: string]: unknown;
}

/** The payload of a `chat` event. */
export interface ChatEvent {
  readonly runId: string;
  readonly sessionKey?: string;
  readonly seq?: number;
  /** `client.dropped` is the client's own, in the iterator of a run: so many `dropped` events were dropped here. */
  readonly state: OpenUnion<"delta" | "final" | "aborted" | "error" | "status" | "client.dropped">;
  /** The text so far; absent where there is none. */
  readonly message?: ChatMessage;
  /** Protocol 4, on `delta`: what came new. */
  readonly deltaText?: string;
  /** Protocol 4, on `delta`: what was said before of the message holds no longer. */
  readonly replace?: boolean;
  readonly errorMessage?: string;
  /** Protocol 4, on `error`; `timeout` for the run's time limit. */
  readonly errorKind?: string;
  readonly stopReason?: string;
  /** Protocol 4, on `status`: what the gateway is doing. */
  readonly phase?: string;
  readonly [field: string]: unknown;
}

/** What `chat.send` takes. */
export interface ChatSendParams {
  readonly sessionKey: string;
  readonly message: string;
  readonly idempotencyKey: string;
  readonly thinking?: string;
  readonly deliver?: boolean;
  readonly attachments?: readonly unknown[];
  readonly timeoutMs?: number;
  readonly [field: string]: unknown;
}

/** The answer to `chat.send`. A stop word such as `/stop` is answered with `aborted` instead. */
export interface ChatAccepted {
  readonly runId: string;
  readonly status?: OpenUnion<"started" | "in_flight" | "ok">;
  readonly [field: string]: unknown;
}

/** How a message that was sent was answered. */
export interface ChatResult {
  readonly runId: string;
  /**
   * `queued`: protocol 4 put the message behind a run of the same session that was going on. It will be seen there, and answered
   * in `chat` events of that session, not of this run.
   */
  readonly status: "ok" | "queued";
  /** The last message of the answer; empty where there is none. */
  readonly text: string;
  /** The last message as the gateway gave it. */
  readonly message?: ChatMessage | undefined;
}

/** What `chat.history` takes. */
export interface ChatHistoryParams {
  readonly sessionKey: string;
  /** The newest so many messages, 1 to 1000. */
  readonly limit?: number;
  readonly [field: string]: unknown;
}

/** What `chat.abort` takes: without `runId` it stops what runs in the session. */
export interface ChatAbortParams {
  readonly sessionKey: string;
  readonly runId?: string;
  readonly [field: string]: unknown;
}

/** What `chat.abort` gives. */
export interface ChatAbortResult {
  readonly ok: boolean;
  readonly aborted: boolean;
  readonly runIds?: readonly string[];
  readonly [field: string]: unknown;
}

/** What `chat.inject` takes. */
export interface ChatInjectParams {
  readonly sessionKey: string;
  /** What the assistant is to have said. */
  readonly message: string;
  /** Stands before the message, in brackets; at most 100 characters. */
  readonly label?: string | undefined;
  /** Protocol 4 only. */
  readonly agentId?: string | undefined;
}

/** What `chat.inject` gives. */
export interface ChatInjectResult {
  readonly ok: boolean;
  readonly messageId?: string;
  readonly [field: string]: unknown;
}

/** What `chat.history` gives: the newest messages, oldest first. */
export interface ChatHistoryResult {
  readonly sessionKey: string;
  readonly sessionId?: string;
  readonly messages: readonly ChatMessage[];
  readonly [field: string]: unknown;
}
