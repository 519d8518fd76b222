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
  readonly state: OpenUnion<"delta" | "final" | "aborted" | "error" | "status">;
  /** The text so far; absent where there is none. */
  readonly message?: ChatMessage;
  /** Protocol 4, on `delta`: what came new. */
  readonly deltaText?: string;
  readonly errorMessage?: string;
  readonly stopReason?: string;
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

/** What `chat.history` gives: the newest messages, oldest first. */
export interface ChatHistoryResult {
  readonly sessionKey: string;
  readonly sessionId?: string;
  readonly messages: readonly ChatMessage[];
  readonly [field: string]: unknown;
}
