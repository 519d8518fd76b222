import {
  abortable,
  createDeadline,
  delay,
  type Deferred,
  deferred,
  isRecord,
  onAbort,
  systemClock,
} from "@pincer/shared/internal";

import type { Connection } from "../connection/connection.ts";
import { GatewayClosedError, GatewayConnectionError } from "../errors/connection-errors.ts";
import { errorFromReply } from "../errors/from-reply.ts";
import type { GatewayRunError, GatewayRunStatus } from "../errors/run-error.ts";
import { checkCallOptions } from "../options/check-call-options.ts";
import type { AgentAccepted, AgentEvent, AgentRequest, AgentResult } from "../protocol/agent.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import { type AgentParams, agentRequest, checkAgentParams } from "./agent-params.ts";
import { collectedText } from "./collect-run.ts";
import { followRun, silenceLimit } from "./follow-run.ts";
import { isInterim, judgeResult } from "./judge-result.ts";
import { notAccepted, runFailure } from "./run-failure.ts";
import { RunLog } from "./run-log.ts";
import type { RunOptions } from "./run-options.ts";
import { type Greeting, isSameGateway } from "./same-gateway.ts";

/** How long a connection may be away before its runs are given up, in milliseconds: then the gateway forgets results. */
const AWAY_LIMIT_MS = 5 * 60_000;
const PAUSE_MS = 50;
/** After so long without an event the gateway is asked whether the run has ended, should its answer have been lost. */
const QUIET_MS = 2 * 60_000;

/** Takes one run from its params to its result, over as many connections as it needs. */
export class RunDriver {
  readonly log: RunLog = new RunLog();
  readonly accepted: Deferred<AgentAccepted> = deferred();
  readonly #connection: Connection;
  readonly #params: AgentParams;
  readonly #options: RunOptions;
  readonly #key: string;
  /** Ends everything that is waited for. */
  readonly #stop = new AbortController();
  #request: AgentRequest | undefined;
  #acceptance: AgentAccepted | undefined;
  readonly #taken: Deferred<void> = deferred();
  #stopTimer: (() => void) | undefined;
  #sentAt: number | undefined;
  /** The hello of the gateway that the run was sent to. */
  #home: Greeting | undefined;
  #isSettled = false;

  constructor(connection: Connection, params: AgentParams, options: RunOptions) {
    this.#connection = connection;
    this.#params = params;
    this.#options = options;
    const key: unknown = params?.idempotencyKey;
    this.#key = typeof key === "string" && key !== "" ? key : crypto.randomUUID();
  }

  /** The run's name at the gateway; until it was accepted, its key. */
  get runId(): string {
    return this.#acceptance?.runId ?? this.#key;
  }

  /** Runs it. Call it once. */
  async start(): Promise<AgentResult> {
    const undo: Array<() => void> = [];
    try {
      checkCallOptions(this.#options);
      checkAgentParams(this.#params);
      const { signal } = this.#options;
      signal?.throwIfAborted();
      undo.push(this.#connection.bus.on("gateway:agent", ({ payload }) => this.#heard(payload)));
      if (signal !== undefined) undo.push(onAbort(signal, () => this.#cancel(signal.reason)));
      const result = this.#judge(await abortable(this.#finalAnswer(), signal));
      this.log.end(result);
      return result;
    } catch (error) {
      this.log.fail(error);
      this.accepted.reject(error);
      throw error;
    } finally {
      this.#isSettled = true;
      for (const step of undo) step();
    }
  }

  /** Asks the gateway to stop the run. False where it could not, or the run is over. */
  async abort(): Promise<{ aborted: boolean }> {
    if (this.#isSettled) return { aborted: false };
    if (this.#sentAt === undefined) {
      this.#stop.abort(this.#error("aborted", "it was stopped before it was sent"));
      return { aborted: true };
    }
    try {
      await this.accepted.promise;
    } catch {
      return { aborted: false };
    }
    return { aborted: await this.#askToAbort(this.#connection.settings.requestTimeout) };
  }

  get #timeoutMs(): number {
    return this.#options.timeout ?? this.#connection.settings.requestTimeout;
  }

  #heard(payload: unknown): void {
    if (isRecord(payload) && payload["runId"] === this.runId && isRecord(payload["data"])) {
      this.log.add(payload as unknown as AgentEvent);
    }
  }

  async #finalAnswer(): Promise<ResponseFrame> {
    this.#stopTimer = systemClock.after(this.#timeoutMs, () => {
      this.#stop.abort(notAccepted(this.#timeoutMs, this.#sentAt === undefined ? undefined : this.#key));
    });
    try {
      await this.#prepare();
      for (let isFirst = true; ; isFirst = false) {
        try {
          return await this.#overOneConnection(isFirst);
        } catch (error) {
          if (this.#sentAt === undefined || !isLoss(error)) throw error;
          await this.#comeBack(error);
        }
      }
    } finally {
      this.#stopTimer();
    }
  }

  async #prepare(): Promise<void> {
    const { signal } = this.#stop;
    const hello = await this.#connection.ready(signal);
    this.#request = agentRequest(this.#params, this.#key, hello);
    const { model } = this.#params;
    if (model === undefined) return;
    const params = { key: this.#request.sessionKey, model };
    const { error } = await this.#connection.call({ method: "sessions.patch", params, timeoutMs: Infinity, signal });
    if (error !== undefined) throw this.#refused("sessions.patch", error);
  }

  /** The run's final answer over the connection there is: sent, or (once it was accepted) followed. */
  async #overOneConnection(isFirst: boolean): Promise<ResponseFrame> {
    const turn = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, turn.signal]);
    try {
      if (this.#acceptance !== undefined) return await this.#follow(signal);
      const joined = deferred<void>();
      // A run that is known to the gateway already gets no second answer; protocol 3 does not say that it is.
      let isKnown = !isFirst;
      const mayBeKnown = isKnown || this.#params.idempotencyKey !== undefined;
      const answer = this.#connection.call({
        method: "agent",
        params: this.#request,
        timeoutMs: Infinity,
        signal,
        onlyNow: !isFirst,
        onSent: () => this.#sent(),
        isInterim: (frame) => {
          if (!isInterim(frame)) return false;
          this.#accept(frame.payload);
          isKnown ||= this.#acceptance?.status === "in_flight";
          if (mayBeKnown || isKnown) joined.resolve();
          return true;
        },
      });
      this.#silence(signal).then(joined.resolve, () => {});
      const followed = joined.promise
        .then(() => this.#follow(signal))
        .catch((error: unknown) => {
          // Where the answer may come all the same, a gateway that does not let itself be asked is no reason to give up.
          if (isKnown || isLoss(error) || this.#quietMs > silenceLimit(this.#params)) throw error;
          return answer;
        });
      followed.catch(() => {});
      answer.catch(() => {});
      return await Promise.race([answer, followed]);
    } finally {
      turn.abort();
    }
  }

  get #quietMs(): number {
    return Date.now() - this.log.heardAt;
  }

  /** Resolves when the accepted run has been silent for so long that its end may have been missed. */
  async #silence(signal: AbortSignal): Promise<void> {
    await abortable(this.#taken.promise, signal);
    while (this.#quietMs < QUIET_MS) await delay(QUIET_MS - this.#quietMs, signal);
  }

  #follow(signal: AbortSignal): Promise<ResponseFrame> {
    const request = this.#request;
    if (request === undefined) throw this.#error("lost", "it was never sent");
    return followRun({
      connection: this.#connection,
      request,
      runId: this.runId,
      sentAt: this.#sentAt ?? Date.now(),
      signal,
      quietMs: () => this.#quietMs,
      lost: (why) => this.#error("lost", why),
    });
  }

  /** Waits for the next connection; gives up where it cannot bring the result. */
  async #comeBack(cause: unknown): Promise<void> {
    // A socket that is closing is not gone yet: without a pause this would ask it again and again.
    await delay(PAUSE_MS, this.#stop.signal);
    const deadline = createDeadline({
      timeoutMs: AWAY_LIMIT_MS,
      parents: [this.#stop.signal],
      reason: () => this.#error("lost", "the connection did not come back in time", cause),
    });
    try {
      await this.#connection.ready(deadline.signal);
    } catch (error) {
      // Closed by the user: that is what to say. Closed because connecting failed: the run is lost.
      if (!(error instanceof GatewayClosedError) || error.cause === undefined) throw error;
      throw this.#error("lost", "the connection was lost and is not made again", error.cause);
    } finally {
      deadline.dispose();
    }
    const now = this.#connection.greeting;
    if (now === undefined || this.#home === undefined || !isSameGateway(this.#home, now)) {
      throw this.#error("lost", "the gateway was restarted and does not know it any more", cause);
    }
  }

  #sent(): void {
    this.#sentAt ??= Date.now();
    this.#home ??= this.#connection.greeting;
  }

  #accept(payload: unknown): void {
    this.#acceptance = { ...(isRecord(payload) ? payload : {}), runId: runIdIn(payload) ?? this.#key };
    this.accepted.resolve(this.#acceptance);
    this.#taken.resolve();
    this.#stopTimer?.();
  }

  /** The caller's signal was aborted: the result is rejected elsewhere; here the run is stopped as well as can be. */
  #cancel(reason: unknown): void {
    if (this.#sentAt === undefined) return this.#stop.abort(reason);
    const end = (): void => this.#stop.abort(reason);
    abortable(this.#taken.promise, this.#stop.signal)
      .then(() => this.#askToAbort(this.#timeoutMs))
      .then(end, end);
  }

  async #askToAbort(timeoutMs: number): Promise<boolean> {
    const sessionKey = this.#acceptance?.sessionKey ?? this.#request?.sessionKey;
    if (sessionKey === undefined) return false;
    const { error, payload } = await this.#connection.call({
      method: "chat.abort",
      params: { sessionKey, runId: this.runId },
      timeoutMs,
    });
    if (error !== undefined) throw this.#refused("chat.abort", error);
    return isRecord(payload) && payload["aborted"] === true;
  }

  #judge(answer: ResponseFrame): AgentResult {
    const isRefused = answer.error !== undefined && !isRecord(answer.payload);
    if (isRefused && this.#acceptance === undefined) throw this.#refused("agent", answer.error ?? { message: "" });
    const protocol = this.#connection.greeting?.hello.protocol ?? 0;
    const timeoutSeconds = this.#params.timeout;
    const runId = this.#acceptance?.runId ?? runIdIn(answer.payload) ?? this.#key;
    const verdict = judgeResult({ runId, answer, protocol, collected: this.log.collected, timeoutSeconds });
    if (!verdict.ok) throw this.#error(verdict.status, verdict.message, undefined, answer);
    if (this.#acceptance === undefined) this.#accept(answer.payload);
    return verdict.result;
  }

  #error(status: GatewayRunStatus, why: string, cause?: unknown, answer?: ResponseFrame): GatewayRunError {
    const partialText = collectedText(this.log.collected);
    const { keeper } = this.#connection.settings;
    return runFailure({ runId: this.runId, status, why, partialText, cause, answer }, keeper);
  }

  #refused(method: string, error: NonNullable<ResponseFrame["error"]>): Error {
    return errorFromReply(error, { method, keeper: this.#connection.settings.keeper });
  }
}

function runIdIn(payload: unknown): string | undefined {
  const runId = isRecord(payload) ? payload["runId"] : undefined;
  return typeof runId === "string" && runId !== "" ? runId : undefined;
}

/** True where a connection was lost, and not the client closed. */
function isLoss(error: unknown): boolean {
  return error instanceof GatewayConnectionError && !(error instanceof GatewayClosedError);
}
