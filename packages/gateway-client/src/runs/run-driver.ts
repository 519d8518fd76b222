import { abortable, delay, type Deferred, deferred, onAbort } from "@pincer/shared/internal";

import type { Connection } from "../connection/connection.ts";
import { errorFromReply } from "../errors/from-reply.ts";
import type { GatewayRunError, GatewayRunStatus } from "../errors/run-error.ts";
import { checkCallOptions } from "../options/check-call-options.ts";
import { steadyNow } from "../platform/moment.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { timeLeft } from "../rpc/time-left.ts";
import { abortRun } from "./abort-run.ts";
import { AcceptLimit } from "./accept-limit.ts";
import type { FollowedRun } from "./follow-run.ts";
import { callAndListen } from "./late-answer.ts";
import { listenForRun } from "./listen-for-run.ts";
import { notAccepted, runFailure } from "./run-failure.ts";
import { isLoss, RunHome, SIGN_MS } from "./run-home.ts";
import type { RunLog } from "./run-log.ts";
import type { RunOptions } from "./run-options.ts";
import type { RunAccepted, RunParams, RunRequest, RunSource } from "./run-source.ts";
import { SessionTurn } from "./session-turn.ts";

/** After so long without an event the gateway is asked whether the run has ended, should its end have been lost. */
const QUIET_MS = 2 * 60_000;

/**
 * Takes one run from its params to its result, over as many connections as it needs. It always ends: by its result, a
 * GatewayRunError that says how, a refusal, the caller's signal, or the end of the client.
 */
export abstract class RunDriver<
  Params extends RunParams,
  Request extends RunRequest,
  Accepted extends RunAccepted,
  Event,
  Result extends { readonly text: string },
> {
  /** The method that starts it. */
  abstract readonly method: "agent" | "chat.send";
  abstract readonly log: RunLog<Event>;
  readonly accepted: Deferred<Accepted> = deferred();
  protected readonly connection: Connection;
  protected readonly params: Params;
  protected readonly key: string;
  /** Resolves when the gateway has taken the run. */
  protected readonly taken: Deferred<void> = deferred();
  protected request: Request | undefined;
  protected acceptance: Accepted | undefined;
  protected wasMissed = false;
  readonly #options: RunOptions;
  readonly #startedAt: number;
  /** Ends everything that is waited for. */
  readonly #stop = new AbortController();
  readonly #limit: AcceptLimit = new AcceptLimit(() => this.#stop.abort(this.#late()));
  readonly #home: RunHome;
  readonly #turn = new SessionTurn();
  #isSettled = false;
  /** True where its caller does not want it any more; and where the gateway stopped it before it was accepted. */
  #isUnwanted = false;
  #isStopped = false;
  #wasLost = false;

  constructor({ connection, params, options, key, startedAt }: RunSource<Params>) {
    this.connection = connection;
    this.#home = new RunHome(connection);
    this.params = params;
    this.#options = options;
    this.key = key;
    this.#startedAt = startedAt;
  }

  /** Its name at the gateway; until it was accepted, its key. */
  get runId(): string {
    return this.acceptance?.runId ?? this.key;
  }

  /** Runs it. Call it once. */
  async start(): Promise<Result> {
    const undo: Array<() => void> = [];
    try {
      checkCallOptions(this.#options);
      this.check();
      const { signal } = this.#options;
      signal?.throwIfAborted();
      const [missed, closed] = [() => (this.wasMissed = true), () => this.#leave()];
      undo.push(listenForRun(this.connection.bus, { heard: this.#heard, missed, closed }));
      if (signal !== undefined) undo.push(onAbort(signal, () => this.#cancel(signal.reason)));
      const result = await abortable(this.#result(), signal);
      this.log.end(result.text);
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
    if (!this.#home.wasSent) {
      this.#stop.abort(this.error("aborted", "it was stopped before it was sent"));
      return { aborted: true };
    }
    const stopped = this.#stopRun(this.connection.settings.requestTimeout);
    // Where it comes to nothing, it cannot be stopped; a failed question is told by itself, which settles first.
    const isOver = this.accepted.promise.then(() => stopped).catch(() => false);
    return { aborted: await Promise.race([stopped, isOver]) };
  }

  /** Checks the params. @throws GatewayError (`invalid-argument`) */
  protected abstract check(): void;

  protected abstract requestFor(hello: HelloOk): Request;

  /** An event of this run. */
  protected abstract heard(name: "agent" | "chat", payload: Readonly<Record<string, unknown>>): void;

  /** The result over the connection there is, sent or followed; rejects where that breaks. */
  protected abstract overOneConnection(isFirst: boolean, signal: AbortSignal): Promise<Result>;

  /** After so long a silence the run is given up, in milliseconds. */
  protected abstract get silenceLimitMs(): number;

  /** For how long nothing was heard of the run, in milliseconds. */
  protected get quietMs(): number {
    return steadyNow() - Math.max(this.log.heardAt, this.#home.backAt ?? 0);
  }

  /** The run as seen by who follows it. */
  protected followed(signal: AbortSignal): FollowedRun {
    return {
      connection: this.connection,
      runId: this.runId,
      signal,
      silenceLimitMs: () => {
        const isKnown = this.acceptance !== undefined && this.#home.isSure(this.log.heardAt);
        return isKnown ? this.silenceLimitMs : Math.min(SIGN_MS, this.silenceLimitMs);
      },
      isHere: () => this.#home.isHere,
      quietMs: () => this.quietMs,
      lost: (why, cause) => this.error("lost", why, cause),
    };
  }

  /**
   * Whether it is to be sent over the connection there is. Again only where it was not accepted and the gateway provably knows its key;
   * else the run is followed, which only reads.
   */
  protected maySend(isFirst: boolean): boolean {
    return isFirst || (this.acceptance === undefined && this.#home.knowsKey && !this.#isUnwanted);
  }

  /** Something was heard of the run: it is under way, though nobody has said that it was accepted. */
  protected showsLife(): void {
    if (this.acceptance === undefined) this.accept({ runId: this.key } as Accepted);
  }

  /** Sends the request. Rejects with the refusal where there was one before the run was taken. */
  protected send(
    isFirst: boolean,
    signal: AbortSignal,
    isInterim?: (answer: ResponseFrame) => boolean,
  ): Promise<ResponseFrame> {
    const call = {
      method: this.method,
      params: this.request,
      timeoutMs: Infinity,
      // Whether it may be sent again is decided here: the client must not do so by itself.
      isInterim: isInterim ?? (() => false),
      onlyNow: !isFirst,
      onSent: () => this.#home.sent(),
    };
    const isLate = (): boolean => this.#isUnwanted && this.acceptance === undefined && this.#home.wasSent;
    return callAndListen(this.connection, call, signal, { isLate, taken: this.taken });
  }

  protected accept(acceptance: Accepted): void {
    this.acceptance = acceptance;
    this.log.touch();
    this.accepted.resolve(acceptance);
    this.taken.resolve();
    this.#turn.accepted();
    this.#limit.stop();
  }

  /** Resolves when the accepted run has been silent for so long that its end may have been missed. */
  protected async silence(signal: AbortSignal): Promise<void> {
    await abortable(this.taken.promise, signal);
    while (this.quietMs < QUIET_MS) await delay(QUIET_MS - this.quietMs, signal);
  }

  protected async askToAbort(timeoutMs: number): Promise<boolean> {
    const sessionKey = this.acceptance?.sessionKey ?? this.request?.sessionKey;
    return sessionKey !== undefined && abortRun(this.connection, { sessionKey, runId: this.runId }, timeoutMs);
  }

  protected error(
    status: GatewayRunStatus,
    why: string,
    cause?: unknown,
    answer?: ResponseFrame,
    text?: string,
  ): GatewayRunError {
    const { method, runId, log } = this;
    const { keeper } = this.connection.settings;
    return runFailure({ method, runId, status, why, partialText: text ?? log.text, cause, answer }, keeper);
  }

  protected refused(method: string, error: NonNullable<ResponseFrame["error"]>): Error {
    return errorFromReply(error, { method, keeper: this.connection.settings.keeper });
  }

  get #timeoutMs(): number {
    return this.#options.timeout ?? this.connection.settings.requestTimeout;
  }

  readonly #heard = (name: "agent" | "chat", payload: Readonly<Record<string, unknown>>): void => {
    if (payload["runId"] !== this.runId) return;
    if (this.#home.backAt !== undefined && !this.#home.knowsKey) this.showsLife();
    this.heard(name, payload);
  };

  #late(): Error {
    const error = notAccepted(this.method, this.#timeoutMs, this.#home.wasSent ? this.key : undefined);
    // It was not sent again: what was waited for was a sign of it.
    return this.#wasLost && !this.#home.knowsKey
      ? this.#lost("the connection broke before it was accepted", error)
      : error;
  }

  async #result(): Promise<Result> {
    this.#limit.start(timeLeft({ timeoutMs: this.#timeoutMs, startedAt: this.#startedAt }));
    try {
      await this.#prepare();
      for (let isFirst = true; ; isFirst = false) {
        const turn = new AbortController();
        try {
          return await this.overOneConnection(isFirst, AbortSignal.any([this.#stop.signal, turn.signal]));
        } catch (error) {
          if (this.#isStopped && this.acceptance === undefined) throw this.error("aborted", "stopped at once", error);
          if (!this.#home.wasSent || !isLoss(error)) throw error;
          this.wasMissed = true;
          this.#wasLost = true;
          await this.#home.comeBack(error, this.#stop.signal, this.#lost);
          if (this.#options.signal?.aborted !== true) continue;
          // Nobody waits for it any more: what is left to do is to stop it.
          await this.askToAbort(this.#timeoutMs);
          throw error;
        } finally {
          turn.abort();
        }
      }
    } finally {
      this.#limit.stop();
      this.#turn.leave();
    }
  }

  readonly #lost = (why: string, cause: unknown): GatewayRunError => this.error("lost", why, cause);

  /** The client is closed: nothing can come any more, so no pause between two questions is waited for. */
  #leave(): void {
    this.connection.ready().catch((error: unknown) => this.#stop.abort(this.#home.ended(error, this.#lost)));
  }

  async #prepare(): Promise<void> {
    const { connection, params } = this;
    const { signal } = this.#stop;
    const hello = await connection.ready(signal);
    this.request = this.requestFor(hello);
    const { sessionKey } = this.request;
    if (sessionKey === undefined) return;
    // To wait for other runs takes as long as they do: that is not the gateway's time to accept this one.
    const timer = { onWait: this.#limit.stop, onTurn: () => this.#limit.start(this.#timeoutMs) };
    const run = { connection, hello, sessionKey, model: params.model, signal, ...timer };
    const error = await this.#turn.begin(run);
    if (error !== undefined) throw this.refused("sessions.patch", error);
  }

  /** The caller's signal was aborted: the result is rejected elsewhere; here the run is stopped as well as can be. */
  #cancel(reason: unknown): void {
    if (!this.#home.wasSent) return this.#stop.abort(reason);
    const end = (): void => this.#stop.abort(reason);
    this.#stopRun(this.#timeoutMs).then(end, end);
  }

  /** Asks the gateway to stop the run: at once, by its key, and again where it was not accepted before that. */
  async #stopRun(timeoutMs: number): Promise<boolean> {
    this.#isUnwanted = true;
    if (this.acceptance === undefined) {
      if (await this.askToAbort(timeoutMs).catch(() => false)) this.#isStopped = true;
      if (this.#isStopped) return true;
      await this.taken.promise;
    }
    return this.askToAbort(timeoutMs);
  }
}
