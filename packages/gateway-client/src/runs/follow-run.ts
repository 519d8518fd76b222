import { delay, isRecord } from "@pincer/shared/internal";

import { GatewayConnectionError, GatewayTimeoutError } from "../common.ts";
import type { Connection } from "../connection/connection.ts";
import { errorFromReply } from "../errors/from-reply.ts";
import type { ErrorShape, ResponseFrame } from "../protocol/frames.ts";

/** A run whose end goes (or went) to another connection or another request. */
export interface FollowedRun {
  readonly connection: Connection;
  /** Its name at the gateway, which need not be the key of the request. */
  readonly runId: string;
  readonly signal: AbortSignal;
  /** After so long a silence it is given up, in milliseconds. */
  silenceLimitMs(): number;
  /** False where the connection is no longer the one on which the gateway is known to know the run. */
  isHere(): boolean;
  /** For how long nothing was heard of the run, in milliseconds. */
  quietMs(): number;
  /** The error for a result that cannot be had. */
  lost(why: string, cause?: unknown): unknown;
}

/** What the gateway says of a run that has ended. */
export interface WaitedEnd {
  readonly status: unknown;
  readonly startedAt: number | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** How long the gateway waits for the end of the run before it answers, in milliseconds. */
const WAIT_MS = 20_000;
const PAUSE_MS = 300;
/** Pauses before asking for the result: it is ready a moment after the run has ended, or after its retries. */
const PAUSES_MS: readonly number[] = [300, 500, 1000, 2000, 4000, 8000, 8000, 8000];
const LATE_PAUSE_MS = 8000;
/** A run that has ended may be retried (protocol 3) for as long as something is heard of it. */
const STILL_MS = 60_000;
/** Where the gateway is too busy to be asked, and does not say for how long. */
const BUSY_MS = 1000;

/** Waits until the run has ended. It only asks. Only on the connection there is: if that breaks, it rejects. */
export async function waitForEnd(run: FollowedRun): Promise<WaitedEnd> {
  const { signal } = run;
  for (;;) {
    const waitMs = Math.max(0, Math.min(WAIT_MS, run.silenceLimitMs() - run.quietMs()));
    const answer = await ask(run, "agent.wait", { runId: run.runId, timeoutMs: waitMs }, waitMs);
    if (answer.error !== undefined && answer.error.retryable !== true) {
      throw refusedToTell(run, "agent.wait", answer.error);
    }
    const payload = isRecord(answer.payload) ? answer.payload : {};
    const { status, endedAt, startedAt } = payload;
    if (typeof endedAt === "number" || status === "ok" || status === "error") {
      return { status, startedAt: typeof startedAt === "number" ? startedAt : undefined, payload };
    }
    if (run.quietMs() >= run.silenceLimitMs()) throw run.lost("the gateway has not said anything of it for too long");
    await delay(answer.error === undefined ? PAUSE_MS : busyMs(answer.error), signal);
  }
}

/** How long to wait before asking again who is too busy to be asked, in milliseconds. */
export function busyMs({ retryAfterMs = BUSY_MS }: ErrorShape): number {
  return retryAfterMs;
}

/** The error of a run that was accepted, and of which the gateway does not let itself be asked. */
export function refusedToTell({ connection, lost }: FollowedRun, method: string, error: ErrorShape): unknown {
  const cause = errorFromReply(error, { method, keeper: connection.settings.keeper });
  return lost(`the gateway does not tell how it ended. ${cause.message}`, cause);
}

/** Asks until `read` makes something of the answer; gives up when the run has been still for too long. */
export async function fetchResult<T>(
  run: FollowedRun,
  method: string,
  params: object,
  read: (answer: ResponseFrame) => T | undefined,
): Promise<T> {
  for (let tries = 0; tries < PAUSES_MS.length || run.quietMs() < STILL_MS; tries += 1) {
    await delay(PAUSES_MS[tries] ?? LATE_PAUSE_MS, run.signal);
    const answer = await ask(run, method, params, 0);
    // Too busy to say is no answer; a run that failed has a payload too.
    const isBusy = answer.error?.retryable === true && !isRecord(answer.payload);
    const result = isBusy ? undefined : read(answer);
    if (result !== undefined) return result;
  }
  throw run.lost("it ended, but the gateway did not give its result");
}

/**
 * Asks on the connection there is. Another one than before, which a pause may hide, counts as lost: asked there, a run may start
 * anew. Where no answer comes in time, the gateway counts as busy.
 */
export async function ask(run: FollowedRun, method: string, params: object, extraMs: number): Promise<ResponseFrame> {
  const { connection, signal } = run;
  if (!run.isHere()) throw new GatewayConnectionError("The connection was lost while the run was asked for.", {});
  const timeoutMs = connection.settings.requestTimeout + extraMs;
  try {
    return await connection.call({ method, params, timeoutMs, signal, onlyNow: true });
  } catch (error) {
    if (!(error instanceof GatewayTimeoutError)) throw error;
    return { type: "res", id: "", ok: false, error: { code: "UNAVAILABLE", message: error.message, retryable: true } };
  }
}
