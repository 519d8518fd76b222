import { abortable, delay, type Deferred, deferred, isRecord, onAbort, systemClock } from "@pincer/shared/internal";

import { GatewayConnectionError } from "../common.ts";
import type { Connection } from "../connection/connection.ts";
import { errorFromReply } from "../errors/from-reply.ts";
import type { GatewayRunError, GatewayRunStatus } from "../errors/run-error.ts";
import { checkCallOptions } from "../options/check-call-options.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import type { FollowedRun } from "./follow-run.ts";
import { notAccepted, runFailure } from "./run-failure.ts";
import { isLoss, RunHome } from "./run-home.ts";
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
  /** True where events may have been missed. */
  protected wasMissed = false;
  readonly #options: RunOptions;
  /** Ends everything that is waited for. */
  readonly #stop = new AbortController();
  #stopTimer: (() => void) | undefined;
  readonly #home: RunHome;
  readonly #turn = new SessionTurn();
  #isSettled = false;

  constructor({ connection, params, options, key }: RunSource<Params>) {
    this.connection = connection;
    this.#home = new RunHome(connection);
    this.params = params;
    this.#options = options;
    this.key = key;
  }

  /** The run's name at the gateway; until it was accepted, its key. */
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
      const { bus } = this.connection;
      for (const name of ["agent", "chat"] as const) {
        undo.push(bus.on(`gateway:${name}`, ({ payload }) => this.#heard(name, payload)));
      }
      undo.push(
        // What a lost connection hides is known where the way back is taken: a run that was not sent yet misses nothing.
        bus.on("gap", ({ reason }) => (this.wasMissed ||= reason === "sequence")),
        bus.on("gateway:shutdown", () => this.#home.stops()),
        bus.on("state", (state) => void (state === "closed" && this.#leave())),
      );
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
    if (this.#home.sentAt === undefined) {
      this.#stop.abort(this.error("aborted", "it was stopped before it was sent"));
      return { aborted: true };
    }
    try {
      await this.accepted.promise;
    } catch {
      return { aborted: false };
    }
    return { aborted: await this.askToAbort(this.connection.settings.requestTimeout) };
  }

  /** Checks the params. @throws GatewayError (`invalid-argument`) */
  protected abstract check(): void;

  /** What is sent. */
  protected abstract requestFor(hello: HelloOk): Request;

  /** An event of this run. */
  protected abstract heard(name: "agent" | "chat", payload: Readonly<Record<string, unknown>>): void;

  /** The result over the connection there is, sent or followed; rejects where that breaks. */
  protected abstract overOneConnection(isFirst: boolean, signal: AbortSignal): Promise<Result>;

  /** After so long a silence the run is given up, in milliseconds. */
  protected abstract get silenceLimitMs(): number;

  /** For how long nothing was heard of the run, in milliseconds. */
  protected get quietMs(): number {
    return Date.now() - this.log.heardAt;
  }

  /** The run as seen by who follows it. */
  protected followed(signal: AbortSignal): FollowedRun {
    return {
      connection: this.connection,
      runId: this.runId,
      sentAt: this.#home.sentAt ?? Date.now(),
      signal,
      silenceLimitMs: this.silenceLimitMs,
      quietMs: () => this.quietMs,
      lost: (why) => this.error("lost", why),
    };
  }

  /** Sends the request. Rejects with the refusal where there was one before the run was taken. */
  protected send(
    isFirst: boolean,
    signal: AbortSignal,
    isInterim?: (answer: ResponseFrame) => boolean,
  ): Promise<ResponseFrame> {
    return this.connection.call({
      method: this.method,
      params: this.request,
      timeoutMs: Infinity,
      signal,
      // Whether it may be sent again is decided here: the client must not do so by itself.
      isInterim: isInterim ?? (() => false),
      onlyNow: !isFirst,
      onSent: () => this.#home.sent(),
    });
  }

  protected accept(acceptance: Accepted): void {
    this.acceptance = acceptance;
    this.accepted.resolve(acceptance);
    this.taken.resolve();
    this.#turn.accepted();
    this.#stopTimer?.();
  }

  /** Resolves when the accepted run has been silent for so long that its end may have been missed. */
  protected async silence(signal: AbortSignal): Promise<void> {
    await abortable(this.taken.promise, signal);
    while (this.quietMs < QUIET_MS) await delay(QUIET_MS - this.quietMs, signal);
  }

  /** Rejects when the connection is gone, for who has no request on it that would. */
  protected lineLost(signal: AbortSignal): Promise<never> {
    const lost = new Promise<never>((_, reject) => {
      const look = (): void => {
        if (this.connection.state === "ready") return;
        reject(new GatewayConnectionError("The connection was lost while the run went on.", {}));
      };
      const off = this.connection.bus.on("state", look);
      onAbort(signal, off);
      look();
    });
    lost.catch(() => {});
    return lost;
  }

  protected async askToAbort(timeoutMs: number): Promise<boolean> {
    const sessionKey = this.acceptance?.sessionKey ?? this.request?.sessionKey;
    if (sessionKey === undefined) return false;
    const params = { sessionKey, runId: this.runId };
    const { error, payload } = await this.connection.call({ method: "chat.abort", params, timeoutMs });
    if (error !== undefined) throw this.refused("chat.abort", error);
    return isRecord(payload) && payload["aborted"] === true;
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

  #heard(name: "agent" | "chat", payload: unknown): void {
    if (!isRecord(payload) || payload["runId"] !== this.runId) return;
    this.heard(name, payload);
  }

  #limit(): void {
    this.#stopTimer = systemClock.after(this.#timeoutMs, () => {
      const sentAs = this.#home.sentAt === undefined ? undefined : this.key;
      this.#stop.abort(notAccepted(this.method, this.#timeoutMs, sentAs));
    });
  }

  async #result(): Promise<Result> {
    this.#limit();
    try {
      await this.#prepare();
      for (let isFirst = true; ; isFirst = false) {
        const turn = new AbortController();
        try {
          return await this.overOneConnection(isFirst, AbortSignal.any([this.#stop.signal, turn.signal]));
        } catch (error) {
          if (this.#home.sentAt === undefined || !isLoss(error)) throw error;
          this.wasMissed = true;
          await this.#home.comeBack(error, this.#stop.signal, this.#lost);
        } finally {
          turn.abort();
        }
      }
    } finally {
      this.#stopTimer?.();
      this.#turn.leave();
    }
  }

  readonly #lost = (why: string, cause: unknown): GatewayRunError => this.error("lost", why, cause);

  /** The client is closed: nothing can come any more, so no pause between two questions is waited for. */
  #leave(): void {
    this.connection.ready().catch((error: unknown) => this.#stop.abort(this.#home.ended(error, this.#lost)));
  }

  async #prepare(): Promise<void> {
    const { signal } = this.#stop;
    const hello = await this.connection.ready(signal);
    this.request = this.requestFor(hello);
    const { connection, request } = this;
    if (request.sessionKey === undefined) return;
    const { model } = this.params;
    // To wait for other runs takes as long as they do: that is not the gateway's time to accept this one.
    const timer = { onWait: () => this.#stopTimer?.(), onTurn: () => this.#limit() };
    const error = await this.#turn.begin({
      connection,
      hello,
      sessionKey: request.sessionKey,
      model,
      signal,
      ...timer,
    });
    if (error !== undefined) throw this.refused("sessions.patch", error);
  }

  /** The caller's signal was aborted: the result is rejected elsewhere; here the run is stopped as well as can be. */
  #cancel(reason: unknown): void {
    if (this.#home.sentAt === undefined) return this.#stop.abort(reason);
    const end = (): void => this.#stop.abort(reason);
    abortable(this.taken.promise, this.#stop.signal)
      .then(() => this.askToAbort(this.#timeoutMs))
      .then(end, end);
  }
}
