import { type AgentRun, type ChatRun, type GatewayError, GatewayRunError } from "../../src/index.ts";
import type { Ledger } from "./ledger.ts";
import { type AnswerKind, answerTo } from "./random-model.ts";
import type { WatchedClient } from "./watched-client.ts";

/** A run, and what may happen to it. */
export interface StartedRun {
  /** The first word of its message. */
  readonly name: string;
  readonly kind: AnswerKind;
  readonly run: AgentRun | ChatRun;
  readonly owner: WatchedClient;
  readonly signal: AbortSignal | undefined;
  /** True where it has a time limit at the gateway. */
  readonly isLimited: boolean;
  /** True where the gateway does not tell a failure of its model from an end (protocol 3, where not all of it was seen). */
  readonly mayFailUnseen: boolean;
  /** True where nothing need end it but the end of its client. */
  readonly mayLast: boolean;
  /** True where somebody has asked the gateway to stop it. */
  isStopped: boolean;
  /** True where the gateway may have refused to tell of it. */
  readonly mayBeHidden: () => boolean;
  /** True where it is not sent again after a cut, for its gateway may have forgotten its key. */
  maySendOnce(): boolean;
  /** True where the gateway that it was sent to may have been restarted. */
  readonly mayBeForgotten: () => boolean;
}

/** How a run is read: not at all, its events, its text, or only a part of either. */
export type Reading = "nothing" | "events" | "text" | "both" | "first";

/** Reads a run, and holds it to what the model says. */
export function watchRun(started: StartedRun, reading: Reading, ledger: Ledger): void {
  const { name, kind, run, owner, signal, mayLast } = started;
  const { client } = owner;
  const whole = answerTo(name, kind);
  const mayFailUnseen = kind === "fail" && started.mayFailUnseen;
  let isAccepted = false;
  const terms = { client, signal, mayLast, failed: (error: GatewayError) => wrongEnd(started, error, isAccepted) };
  ledger.keep(`${name}.accepted`, run.accepted, {
    ...terms,
    given: ({ runId }) => {
      isAccepted = true;
      return runId === run.runId ? undefined : "has another run's id";
    },
  });
  const result: PromiseLike<{ readonly runId: string; readonly text: string }> = run;
  ledger.keep(name, result, {
    ...terms,
    given: ({ runId, text }) => {
      if (runId !== run.runId) return "has the result of another run";
      if (mayFailUnseen) return undefined;
      if (kind === "fail") return "succeeded though the model failed";
      return text === whole ? undefined : `(${kind}) is "${text}" and should be "${whole}"`;
    },
  });
  if (reading === "text" || reading === "both") {
    ledger.keep(`${name}.textStream`, joined(run.textStream), {
      ...terms,
      given: (text) =>
        text === whole || mayFailUnseen ? undefined : `was streamed as "${text}" and should be "${whole}"`,
    });
  }
  if (reading === "events" || reading === "both") {
    const strangers = collected<{ readonly runId: string }>(run).then((events) =>
      events.filter(({ runId }) => runId !== run.runId),
    );
    ledger.keep(`${name} iterator`, strangers, {
      ...terms,
      given: ({ length }) => (length === 0 ? undefined : "gave events of another run"),
    });
  }
  if (reading === "first") ledger.keep(`${name} first event`, first(run), terms);
}

function wrongEnd(run: StartedRun, error: GatewayError, isAccepted: boolean): string | undefined {
  if (!GatewayRunError.isInstance(error)) {
    const isByEnd = error.name === "GatewayClosedError";
    return isAccepted && !isByEnd ? `was accepted and ended with ${error.name}: ${error.message}` : undefined;
  }
  const { runId, status, partialText } = error;
  if (runId !== run.run.runId) return "ended with the error of another run";
  if (!answerTo(run.name, run.kind).startsWith(partialText)) return `failed with another text: "${partialText}"`;
  const isBlind = !isAccepted && run.maySendOnce();
  const isExplained = {
    error: run.kind === "fail",
    timeout: run.isLimited,
    aborted: run.isStopped || run.mayBeForgotten(),
    lost: isBlind || run.mayBeForgotten() || run.mayBeHidden() || run.owner.client.state === "closed",
  }[status];
  return isExplained ? undefined : `ended as ${status} for no reason: ${error.message}`;
}

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  return (await collected(pieces)).join("");
}

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function first(items: AsyncIterable<unknown>): Promise<void> {
  for await (const _item of items) return;
}
