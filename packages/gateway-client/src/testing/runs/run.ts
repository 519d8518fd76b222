import type { Connection } from "../connection.ts";
import type { ModelChoice } from "../local-model.ts";
import type { Session, TokenUse } from "../sessions-state.ts";
import type { Answer, WireObject } from "../wire.ts";

/** Why a run was stopped from outside. */
export type RunStop = "timeout" | "rpc" | "stop" | "delete" | "restart";

/** One run of the agent, from its acceptance to its end. */
export interface Run {
  /** The method that started it. */
  readonly kind: "agent" | "chat";
  /** The caller's idempotency key. */
  readonly runId: string;
  readonly session: Session;
  /** The key as the events show it; the older gateway shows it as the caller spelt it, and not at all without one. */
  readonly shownKey: string | undefined;
  readonly message: string;
  readonly model: ModelChoice;
  /** Of the model, tokens. */
  readonly contextWindow: number;
  /** Seconds; 0 for none. */
  readonly timeoutSeconds: number;
  /** Answers the request that started it. */
  readonly respond: (answer: Answer) => void;
  /** Who started it. */
  readonly requester: Connection;
  readonly acceptedAt: number;
  readonly taskId: string;
  readonly itemId: string;
  readonly controller: AbortController;
  stop: RunStop | undefined;
  /** `undefined` while it waits for its turn. */
  startedAt: number | undefined;
  endedAt: number | undefined;
  /** The last number of its own events. */
  seq: number;
  /** What the model has said so far. */
  text: string;
  /** How much of it the `chat` events have shown. */
  shownText: string;
  lastChatDeltaAt: number;
  /** The names of the tools that did what they should. */
  readonly usedTools: string[];
  /** How many tools were used. */
  toolCount: number;
  /** The prompt's tokens, known when the run starts. */
  promptTokens: number;
  /** What `agent.wait` says, once it is known. */
  waitAnswer: WireObject | undefined;
  /** The last answer, once it is known. */
  final: Answer | undefined;
}

/** What the run used so far. */
export function tokenUse(run: Run, outputTokens: number): TokenUse {
  return { input: run.promptTokens, output: outputTokens };
}

/** `provider/model` */
export function modelName({ provider, model }: ModelChoice): string {
  return `${provider}/${model}`;
}
