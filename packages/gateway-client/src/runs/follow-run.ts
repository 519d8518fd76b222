import { delay, isRecord } from "@pincer/shared/internal";

import type { Connection } from "../connection/connection.ts";
import { errorFromReply } from "../errors/from-reply.ts";
import type { AgentRequest } from "../protocol/agent.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import { isInterim } from "./judge-result.ts";

/** A run whose final answer goes (or went) to another connection or another request. */
export interface FollowedRun {
  readonly connection: Connection;
  readonly request: AgentRequest;
  /** Its name at the gateway, which need not be the key of the request. */
  readonly runId: string;
  /** When this client first sent it, in milliseconds since the epoch. */
  readonly sentAt: number;
  readonly signal: AbortSignal;
  /** For how long nothing was heard of the run, in milliseconds. */
  quietMs(): number;
  /** The error for a result that cannot be had. */
  lost(why: string): unknown;
}

/** How long the gateway waits for the end of the run before it answers, in milliseconds. */
const WAIT_MS = 20_000;
/** Pauses before asking for the result: it is ready a moment after the run has ended, or after its retries. */
const PAUSES_MS: readonly number[] = [300, 500, 1000, 2000, 4000, 8000, 8000, 8000];
/** The gateway forgets runs after 5 minutes, and would then start the run again. */
const MEMORY_MS = 4 * 60_000;
const SILENCE_LIMIT_MS = 30 * 60_000;
const AFTER_LIMIT_MS = 5 * 60_000;

/**
 * Waits until the run has ended, then asks for its result with the same key. Only on the connection there is: if that breaks,
 * it rejects. Never asks where the gateway may have forgotten the run.
 */
export async function followRun(run: FollowedRun): Promise<ResponseFrame> {
  const { connection, request, signal } = run;
  for (;;) {
    const since = Date.now();
    const answer = await ask(run, "agent.wait", { runId: run.runId, timeoutMs: WAIT_MS }, WAIT_MS);
    if (answer.error !== undefined) {
      throw errorFromReply(answer.error, { method: "agent.wait", keeper: connection.settings.keeper });
    }
    const { status, endedAt } = isRecord(answer.payload) ? answer.payload : {};
    const hasEnded = typeof endedAt === "number" || status === "ok" || status === "error";
    if (hasEnded) {
      const endedNow = Date.now() - since > 1000;
      const isKnown = endedNow || isFresh(run.sentAt) || (typeof endedAt === "number" && isFresh(endedAt));
      if (!isKnown) throw run.lost("it ended so long ago that the gateway has forgotten its result");
      const result = await fetchResult(run);
      if (result !== undefined) return result;
      throw run.lost("it ended, but the gateway did not give its result");
    }
    if (run.quietMs() > silenceLimit(request)) throw run.lost("the gateway has not said anything of it for too long");
    await delay(PAUSES_MS[0] ?? 0, signal);
  }
}

/** After so long a silence a run is given up, in milliseconds. */
export function silenceLimit({ timeout }: { readonly timeout?: number | undefined }): number {
  return timeout === undefined ? SILENCE_LIMIT_MS : timeout * 1000 + AFTER_LIMIT_MS;
}

async function fetchResult(run: FollowedRun): Promise<ResponseFrame | undefined> {
  for (const pause of PAUSES_MS) {
    await delay(pause, run.signal);
    const answer = await ask(run, "agent", run.request, 0);
    if (!isInterim(answer)) return answer;
  }
  return undefined;
}

function ask(
  { connection, signal }: FollowedRun,
  method: string,
  params: object,
  extraMs: number,
): Promise<ResponseFrame> {
  const timeoutMs = connection.settings.requestTimeout + extraMs;
  return connection.call({ method, params, timeoutMs, signal, onlyNow: true });
}

function isFresh(time: number): boolean {
  const age = Date.now() - time;
  return age > -MEMORY_MS && age < MEMORY_MS;
}
