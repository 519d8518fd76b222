import {
  abortable,
  createDeadline,
  delay,
  type Deferred,
  deferred,
  isRecord,
  systemClock,
} from "@pincer/shared/internal";

import type { Connection, Greeting } from "../connection/connection.ts";
import { GatewayClosedError, GatewayConnectionError } from "../errors/connection-errors.ts";
import { errorFromReply } from "../errors/from-reply.ts";
import { GatewayRunError, type GatewayRunStatus } from "../errors/run-error.ts";
import { GatewayTimeoutError } from "../errors/timeout-error.ts";
import type { AgentAccepted, AgentEvent, AgentRequest, AgentResult } from "../protocol/agent.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import { type AgentParams, agentRequest, checkAgentParams } from "./agent-params.ts";
import { collectedText } from "./collect-run.ts";
import { followRun } from "./follow-run.ts";
import { isInterim, judgeResult } from "./judge-result.ts";
import { RunLog } from "./run-log.ts";
import { isSameGateway } from "./same-gateway.ts";

/** What a call of a run may set. */
export interface RunOptions {
  /**
   * How long it may take until the gateway has accepted the run, in milliseconds, connecting included.
   * @default the client's requestTimeout
   */
  readonly timeout?: number | undefined;
  /** Rejects with its own reason when aborted, and asks the gateway to stop the run (protocol 4 can). */
  readonly signal?: AbortSignal | undefined;
}

/** How long a connection may be away before its runs are given up, in milliseconds: then the gateway forgets results. */
const AWAY_LIMIT_MS = 5 * 60_000;
const PAUSE_MS = 50;

/** Takes one run from its params to its result, over as many connections as it needs. */
export class RunDriver {
  readonly runId: string;
  readonly log: RunLog = new RunLog();
  readonly accepted: Deferred<AgentAccepted> = deferred();
  readonly #connection: Connection;
  readonly #params: AgentParams;
  readonly #timeoutMs: number;
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
    this.#timeoutMs = options.timeout ?? connection.settings.requestTimeout;
    const key: unknown = params?.idempotencyKey;
    this.runId = typeof key === "string" && key !== "" ? key : crypto.randomUUID();
  }

  /** Runs it. Call it once. */
  async start(signal: AbortSignal | undefined): Promise<AgentResult> {
    const off = this.#connection.bus.on("gateway:agent", ({ payload }) => {
      if (isRecord(payload) && payload["runId"] === this.runId && isRecord(payload["data"])) {
        this.log.add(payload as unknown as AgentEvent);
      }
    });
    const onAbort = (): void => this.#cancel(signal?.reason);
    signal?.addEventListener("abort", onAbort, { once: true });
    try {
      checkAgentParams(this.#params, this.#timeoutMs);
      signal?.throwIfAborted();
      const result = this.#judge(await abortable(this.#finalAnswer(), signal));
      this.log.end(result);
      return result;
    } catch (error) {
      this.log.fail(error);
      this.accepted.reject(error);
      throw error;
    } finally {
      this.#isSettled = true;
      signal?.removeEventListener("abort", onAbort);
      off();
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

  async #finalAnswer(): Promise<ResponseFrame> {
    this.#stopTimer = systemClock.after(this.#timeoutMs, () => this.#stop.abort(this.#notAccepted()));
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
    this.#request = agentRequest(this.#params, this.runId, hello);
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
      const followed = joined.promise
        .then(() => this.#follow(signal))
        .catch((error: unknown) => {
          // Where the answer may come all the same, a gateway that does not let itself be asked is no reason to give up.
          if (isKnown || isLoss(error)) throw error;
          return answer;
        });
      followed.catch(() => {});
      answer.catch(() => {});
      return await Promise.race([answer, followed]);
    } finally {
      turn.abort();
    }
  }

  #follow(signal: AbortSignal): Promise<ResponseFrame> {
    const request = this.#request;
    if (request === undefined) throw this.#error("lost", "it was never sent");
    return followRun({
      connection: this.#connection,
      request,
      sentAt: this.#sentAt ?? Date.now(),
      signal,
      heardAt: () => this.log.heardAt,
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
    this.#acceptance = { runId: this.runId, ...(isRecord(payload) ? payload : {}) };
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
    const verdict = judgeResult({ runId: this.runId, answer, protocol, collected: this.log.collected, timeoutSeconds });
    if (!verdict.ok) throw this.#error(verdict.status, verdict.message, undefined, answer);
    if (this.#acceptance === undefined) this.#accept(answer.payload);
    return verdict.result;
  }

  #error(status: GatewayRunStatus, why: string, cause?: unknown, answer?: ResponseFrame): GatewayRunError {
    const { keeper } = this.#connection.settings;
    const words = { error: "failed", timeout: "ran out of time", aborted: "was aborted", lost: "is lost" }[status];
    return new GatewayRunError(`The run ${words}: ${keeper.text(why)}`, {
      runId: this.runId,
      status,
      partialText: keeper.exact(collectedText(this.log.collected)),
      code: answer?.error?.code,
      details: keeper.data(answer?.error?.details),
      retryable: answer?.error?.retryable ?? false,
      retryAfterMs: answer?.error?.retryAfterMs,
      cause,
    });
  }

  #refused(method: string, error: NonNullable<ResponseFrame["error"]>): Error {
    return errorFromReply(error, { method, keeper: this.#connection.settings.keeper });
  }

  #notAccepted(): GatewayTimeoutError {
    const sent = this.#sentAt !== undefined;
    return new GatewayTimeoutError(`The gateway did not accept the run within ${this.#timeoutMs} ms.`, {
      method: "agent",
      timeoutMs: this.#timeoutMs,
      retryable: !sent,
      steps: sent
        ? [`It may run all the same; asking again with idempotencyKey "${this.runId}" starts nothing twice.`]
        : [],
    });
  }
}

/** True where a connection was lost, and not the client closed. */
function isLoss(error: unknown): boolean {
  return error instanceof GatewayConnectionError && !(error instanceof GatewayClosedError);
}
