import type { OpenUnion } from "@pincer/shared";

/** What `agent` takes on the wire. */
export interface AgentRequest {
  readonly message: string;
  /** Names the run, for the whole gateway: the same key starts no second run while the gateway knows it. */
  readonly idempotencyKey: string;
  /** Where the run happens, such as `agent:main:main`. */
  readonly sessionKey?: string;
  readonly sessionId?: string;
  readonly agentId?: string;
  readonly to?: string;
  readonly thinking?: string;
  /** Sends the answer to the session's channel too. */
  readonly deliver?: boolean;
  readonly attachments?: readonly unknown[];
  readonly channel?: string;
  /** The run's time limit in whole seconds, at least 1. */
  readonly timeout?: number;
  readonly lane?: string;
  readonly extraSystemPrompt?: string;
  readonly label?: string;
  readonly [field: string]: unknown;
}

/** The first answer to `agent`. */
export interface AgentAccepted {
  readonly runId: string;
  readonly status?: OpenUnion<"accepted" | "in_flight">;
  /** Milliseconds since the epoch. */
  readonly acceptedAt?: number;
  /** Protocol 4 only. */
  readonly sessionKey?: string;
  /** Protocol 4 only. */
  readonly agentId?: string;
  readonly [field: string]: unknown;
}

/** Something that happened in a run: the payload of an `agent` event. */
export interface AgentEvent {
  readonly runId: string;
  /** What it is about; `data` depends on it. `client.dropped` is the client's own: so many `data.events` were dropped here. */
  readonly stream: OpenUnion<
    "lifecycle" | "assistant" | "tool" | "usage" | "item" | "run_status" | "error" | "client.dropped"
  >;
  /**
   * For `assistant`: `text` (the message so far), `delta`, and on protocol 4 `replace` where what was said before of the message
   * holds no longer; for `lifecycle`: `phase`.
   */
  readonly data: Readonly<Record<string, unknown>>;
  readonly sessionKey?: string;
  /** From 1 in each run. */
  readonly seq?: number;
  /** Milliseconds since the epoch. */
  readonly ts?: number;
  readonly [field: string]: unknown;
}

/** One part of an answer. */
export interface AgentPayload {
  readonly text?: string;
  readonly mediaUrl?: string | null;
  readonly isError?: boolean;
  readonly [field: string]: unknown;
}

/** What a run that succeeded gives. */
export interface AgentResult {
  readonly runId: string;
  readonly status: "ok";
  /** The payloads' texts joined with a line break. */
  readonly text: string;
  readonly payloads: readonly AgentPayload[];
  /**
   * How the run went: `durationMs`, `agentMeta` (model, usage) and more, as the gateway gave it. Empty where the result was read from
   * the session's history: on protocol 3 after a lost connection.
   */
  readonly meta: Readonly<Record<string, unknown>>;
}

/** What `agent.wait` gives. Without `endedAt`, `timeout` means only "not over yet, or never heard of". */
export interface AgentWaitResult {
  readonly runId: string;
  readonly status: OpenUnion<"ok" | "error" | "timeout" | "pending">;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly [field: string]: unknown;
}
