import { abortable, delay, type Deferred, deferred, isRecord } from "@pincer/shared/internal";

import type { Connection } from "../connection/connection.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { protocolTraits } from "../protocol/versions.ts";

/** How long after a run was accepted its gateway may still read the session's model, in milliseconds: it prepares the run first. */
const PREPARING_MS = 1500;

/** A run that is about to start in a session. */
export interface StartingRun {
  readonly connection: Connection;
  readonly hello: HelloOk;
  readonly sessionKey: string;
  /** The model that is set on the session first; `undefined` for the one that is there. */
  readonly model: string | undefined;
  readonly signal: AbortSignal;
}

interface Turn {
  readonly model: string | undefined;
  readonly over: Deferred<void>;
}

/** The runs of a connection that are about to start, by session. */
const startingOf = new WeakMap<Connection, Map<string, Set<Turn>>>();

/** The turn of one run in its session, from before its model is set until its gateway has taken that for it. */
export class SessionTurn {
  readonly #over = new AbortController();
  #isOld = false;

  /**
   * Waits until none of this client's runs that were started before in the session can be answered by another model because of this
   * one, nor this one because of them; then sets the model. Runs with the same model, or without one, do not wait for each other.
   *
   * @returns why the gateway does not set it
   */
  async begin({ connection, hello, sessionKey, model, signal }: StartingRun): Promise<ResponseFrame["error"]> {
    this.#isOld = !protocolTraits(hello.protocol).honestStatus;
    await abortable(this.#line(connection, fullSessionKey(sessionKey, hello), model), signal);
    if (model === undefined) return undefined;
    const params = { key: sessionKey, model };
    return (await connection.call({ method: "sessions.patch", params, timeoutMs: Infinity, signal })).error;
  }

  /** The run was accepted: it has its model soon. */
  accepted(): void {
    delay(PREPARING_MS, this.#over.signal).then(this.leave, this.leave);
  }

  /** An event of the run: it tells when the model is at work. */
  heard({ stream, data }: Readonly<Record<string, unknown>>): void {
    if (stream !== "lifecycle" || !isRecord(data)) return;
    if (data["phase"] === (this.#isOld ? "start" : "model")) this.leave();
  }

  /** The next one may go. */
  readonly leave = (): void => this.#over.abort();

  /** Gets in line; resolves when those ahead that matter are over. */
  async #line(connection: Connection, session: string, model: string | undefined): Promise<void> {
    const sessions = startingOf.get(connection) ?? new Map<string, Set<Turn>>();
    startingOf.set(connection, sessions);
    const line = sessions.get(session) ?? new Set();
    sessions.set(session, line);
    const ahead = [...line].filter((turn) => turn.model !== model);
    const mine: Turn = { model, over: deferred() };
    const step = (): void => {
      line.delete(mine);
      if (line.size === 0 && sessions.get(session) === line) sessions.delete(session);
      mine.over.resolve();
    };
    if (this.#over.signal.aborted) return;
    line.add(mine);
    this.#over.signal.addEventListener("abort", step, { once: true });
    await Promise.all(ahead.map(({ over }) => over.promise));
  }
}

/** The name of a session without its short forms, as far as a hello tells them. */
function fullSessionKey(key: string, { snapshot }: HelloOk): string {
  const { mainKey = "main", mainSessionKey, defaultAgentId = "main" } = snapshot.sessionDefaults;
  const name = key.trim().toLowerCase();
  if (name === "main" || name === mainKey.toLowerCase()) return mainSessionKey.toLowerCase();
  return name.startsWith("agent:") ? name : `agent:${defaultAgentId}:${name}`.toLowerCase();
}
