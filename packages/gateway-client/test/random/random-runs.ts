import { answerKinds } from "./random-model.ts";
import { sessionKeys } from "./random-requests.ts";
import type { RandomSession } from "./random-session.ts";
import { type Reading, type StartedRun, watchRun } from "./watch-run.ts";
import type { WatchedClient } from "./watched-client.ts";

/** Starts a run of a random kind, which is read in a random way. */
export function startRun(session: RandomSession, method: "agent" | "chat"): void {
  const { random } = session;
  const owner = session.client();
  const name = session.name(method);
  const kind = random.pick(answerKinds);
  const isLimited = random.once(10);
  const params = {
    message: `${name} ${kind}`,
    sessionKey: random.pick(sessionKeys),
    ...(random.once(2) && { idempotencyKey: `key-of-${name}` }),
    ...(isLimited && (method === "agent" ? { timeout: 1 } : { timeoutMs: 100 })),
  };
  start(session, owner, method, params, { name, kind, isLimited });
}

function start(
  session: RandomSession,
  owner: WatchedClient,
  method: "agent" | "chat",
  params: { readonly message: string; readonly sessionKey: string; readonly idempotencyKey?: string },
  { name, kind, isLimited }: Pick<StartedRun, "name" | "kind" | "isLimited">,
): void {
  const { random, past, isCalm } = session;
  const signal = session.signal();
  const options = { ...(random.once(6) && { timeout: random.pick([1, 50, Infinity]) }), signal };
  const run = method === "agent" ? owner.client.agent(params, options) : owner.client.chat.send(params, options);
  session.asks.set(name, (session.asks.get(name) ?? 0) + 1);
  const before = past.restarts;
  const started: StartedRun = {
    name,
    kind,
    run,
    owner,
    signal,
    isLimited,
    mayFailUnseen: session.protocol === 3,
    // A run whose gateway may have been restarted is given up after a minute without a sign of it.
    mayLast: !isCalm || session.protocol === 3,
    // One that was stopped already is told so again.
    isStopped: session.runs.some((earlier) => earlier.name === name && earlier.isStopped),
    mayBeHidden: () => past.refuses,
    maySendOnce: () => session.protocol === 3 || past.saidRestart,
    mayBeForgotten: () => past.restarts > before || isRestarting,
  };
  const isRestarting = session.isRestarting;
  session.runs.push(started);
  watchRun(started, random.pick<Reading>(["nothing", "events", "text", "both", "first"]), session.ledger);
  const again = { method, params, name, kind, isLimited };
  if (params.idempotencyKey !== undefined) session.repeats.push((who) => start(session, who, method, params, again));
}

/** Everybody who has asked for this run sees it stopped. */
export function stopAll(session: RandomSession, runId: string): void {
  for (const started of session.runs) if (started.run.runId === runId) started.isStopped = true;
}
