import { abortable, type Deferred, deferred } from "@pincer/shared/internal";

import type { Connection } from "../connection/connection.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";

/** A run that is about to start in a session. */
export interface StartingRun {
  readonly connection: Connection;
  readonly hello: HelloOk;
  readonly sessionKey: string;
  /** The model that is set on the session first; `undefined` for the one that is there. */
  readonly model: string | undefined;
  readonly signal: AbortSignal;
  /** Called before it has to wait for others. */
  readonly onWait: () => void;
  /** Called when that is over. */
  readonly onTurn: () => void;
}

interface Turn {
  readonly model: string | undefined;
  /** True where it does not wait any more. */
  isUp: boolean;
  readonly accepted: Deferred<void>;
  readonly over: Deferred<void>;
}

/** The runs of a connection that are about to start, by session. */
const startingOf = new WeakMap<Connection, Map<string, Set<Turn>>>();

/**
 * The turn of one run in its session, from before its model is set until the run is over. Its acceptance is too early: openclaw 2026.9.6
 * reads the model some time after that, and clawdbot 2026.1.24-3 writes back at its end the one that the run had. The runs of a session
 * go on one after the other anyway.
 */
export class SessionTurn {
  readonly #over = new AbortController();
  readonly #accepted: Deferred<void> = deferred();

  /**
   * Sets the model, when those of this client's runs in the session are over that were started before and have another one, or none.
   * Runs with the same model do not wait for each other. One without a model, which may be a word that stops what goes on, waits only
   * where a model has been set for a run that has not been accepted yet.
   *
   * @returns why the gateway does not set it
   */
  async begin(run: StartingRun): Promise<ResponseFrame["error"]> {
    const { connection, hello, sessionKey, model, signal } = run;
    const mine: Turn = { model, isUp: false, accepted: this.#accepted, over: deferred() };
    const ahead = this.#join(mine, connection, fullSessionKey(sessionKey, hello));
    if (ahead.length > 0) {
      run.onWait();
      await abortable(Promise.all(ahead), signal);
      run.onTurn();
    }
    mine.isUp = true;
    if (model === undefined) return undefined;
    const params = { key: sessionKey, model };
    return (await connection.call({ method: "sessions.patch", params, timeoutMs: Infinity, signal })).error;
  }

  /** The run was accepted: one that sets no model, such as a word that stops it, may go. */
  readonly accepted = (): void => this.#accepted.resolve();

  /** The next one may go. */
  readonly leave = (): void => this.#over.abort();

  /** Gets in line; gives what is to be waited for. */
  #join(mine: Turn, connection: Connection, session: string): Array<Promise<void>> {
    const sessions = startingOf.get(connection) ?? new Map<string, Set<Turn>>();
    startingOf.set(connection, sessions);
    const line = sessions.get(session) ?? new Set();
    sessions.set(session, line);
    const others = [...line].filter((turn) => turn.model !== mine.model);
    const ahead =
      mine.model === undefined
        ? others.filter(({ isUp }) => isUp).map(({ accepted }) => accepted.promise)
        : others.map(({ over }) => over.promise);
    const step = (): void => {
      line.delete(mine);
      if (line.size === 0 && sessions.get(session) === line) sessions.delete(session);
      mine.accepted.resolve();
      mine.over.resolve();
    };
    line.add(mine);
    this.#over.signal.addEventListener("abort", step, { once: true });
    return ahead;
  }
}

/** The name of a session without its short forms, as far as a hello tells them. */
function fullSessionKey(key: string, { snapshot }: HelloOk): string {
  const { mainKey = "main", mainSessionKey, defaultAgentId = "main" } = snapshot.sessionDefaults;
  const name = key.trim().toLowerCase();
  if (name === "main" || name === mainKey.toLowerCase()) return mainSessionKey.toLowerCase();
  return name.startsWith("agent:") ? name : `agent:${defaultAgentId}:${name}`.toLowerCase();
}
