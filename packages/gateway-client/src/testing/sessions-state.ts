import { randomUUID } from "node:crypto";

import type { Clock } from "@pincer/shared/internal";

import type { ModelCatalog, ModelChoice } from "./local-model.ts";
import type { WireObject } from "./wire.ts";

/** One message of a session's history. */
export interface HistoryMessage {
  readonly role: "user" | "assistant";
  readonly text: string;
  readonly runId: string;
  readonly at: number;
  readonly model: ModelChoice;
  readonly usage: TokenUse;
  readonly aborted?: boolean;
}

/** What one run used, tokens. */
export interface TokenUse {
  readonly input: number;
  readonly output: number;
}

/** What the gateway remembers of a session. */
export interface Session {
  readonly key: string;
  sessionId: string;
  /** Changes with each reset. */
  revision: string;
  readonly createdAt: number;
  readonly createdVia: "run" | "operator";
  updatedAt: number;
  /** Orders sessions that changed in the same millisecond. */
  touched: number;
  label: string | undefined;
  modelOverride: ModelChoice | undefined;
  /** True when there was a choice of model and it was taken back. */
  isModelReset: boolean;
  /** Everything else that `sessions.patch` stored. */
  settings: WireObject;
  /** The last run's use; `undefined` before the first run. */
  usage: TokenUse | undefined;
  messages: HistoryMessage[];
  lastRun:
    | { runId: string; startedAt: number; endedAt: number; status: "done" | "error" | "killed" | "timeout" }
    | undefined;
  /** The session that it was made from; `undefined` where none was named. */
  parentKey: string | undefined;
  activeRunIds: Set<string>;
  abortedLastRun: boolean;
}

/** The agent that the gateway runs. */
export const AGENT_ID = "main";

/** The session of whoever names none. */
export const MAIN_SESSION_KEY = "agent:main:main";

/** The full key: `foo` is `agent:main:foo`. */
export function canonicalKey(key: string): string {
  return key.startsWith("agent:") || key === "global" ? key : `agent:${AGENT_ID}:${key}`;
}

/** The agent of a full key. */
export function agentOf(key: string): string {
  const [, agent = AGENT_ID] = key.split(":");
  return key.startsWith("agent:") ? agent : AGENT_ID;
}

/** The sessions of the gateway. */
export class SessionsState {
  readonly #clock: Clock;
  readonly #models: ModelCatalog;
  readonly #byKey = new Map<string, Session>();
  #touches = 0;

  constructor(clock: Clock, models: ModelCatalog) {
    this.#clock = clock;
    this.#models = models;
  }

  /** Every session, the one that changed last first. */
  get all(): Session[] {
    return [...this.#byKey.values()].toSorted((a, b) => b.touched - a.touched);
  }

  /** The session of a key in any spelling. */
  find(key: string): Session | undefined {
    return this.#byKey.get(canonicalKey(key));
  }

  /** The session that has this label. */
  findByLabel(label: string): Session | undefined {
    return this.all.find((session) => session.label === label);
  }

  /** The session of a key, made where there is none. */
  open(key: string, createdVia: Session["createdVia"], sessionId: string = randomUUID()): Session {
    const known = this.find(key);
    if (known !== undefined) return known;
    const now = this.#clock.now();
    const session: Session = {
      key: canonicalKey(key),
      sessionId,
      revision: randomUUID(),
      createdAt: now,
      createdVia,
      updatedAt: now,
      touched: 0,
      label: undefined,
      modelOverride: undefined,
      isModelReset: false,
      settings: {},
      usage: undefined,
      messages: [],
      lastRun: undefined,
      parentKey: undefined,
      activeRunIds: new Set(),
      abortedLastRun: false,
    };
    this.#byKey.set(session.key, session);
    this.touch(session);
    return session;
  }

  /** The session has changed now. */
  touch(session: Session): void {
    this.#touches += 1;
    session.touched = this.#touches;
    session.updatedAt = this.#clock.now();
  }

  /** False where there is none. */
  delete(key: string): boolean {
    return this.#byKey.delete(canonicalKey(key));
  }

  /** Forgets every session, as a gateway whose files are gone. */
  clear(): void {
    this.#byKey.clear();
  }

  /** Forgets the conversation and the model, and keeps the label. */
  reset(session: Session, newSessionId: boolean): void {
    if (newSessionId) session.sessionId = randomUUID();
    session.revision = randomUUID();
    session.messages = [];
    session.usage = { input: 0, output: 0 };
    session.isModelReset ||= session.modelOverride !== undefined;
    session.modelOverride = undefined;
    session.lastRun = undefined;
    session.abortedLastRun = false;
    this.touch(session);
  }

  /** The model that the session's next run uses. */
  modelOf(session: Session): ModelChoice {
    return session.modelOverride ?? this.#models.fallback;
  }
}
