import { abortable, type Deferred, deferred, isRecord, SilenceWatchdog, systemClock } from "@pincer/shared/internal";

import { missingScopes } from "../conveniences/missing-scopes.ts";
import { GatewayConnectionError } from "../errors/connection-errors.ts";
import { PairingRequiredError } from "../errors/request-errors.ts";
import type { ClientSettings } from "../options/read-options.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { parseFrame } from "../protocol/parse-frame.ts";
import { shouldReconnect } from "../reconnect/should-reconnect.ts";
import { watchWake } from "../reconnect/watch-wake.ts";
import { PendingRequests } from "../rpc/pending-requests.ts";
import { closedError } from "./closed-error.ts";
import { Continuity } from "./continuity.ts";
import type { ConnectionEffect } from "./effect.ts";
import type { GatewayBus } from "./gateway-bus.ts";
import { type Greeting, greetingOf } from "./greeting.ts";
import type { ConnectionInput } from "./input.ts";
import { type Attempt, openAttempt } from "./open-attempt.ts";
import type { GatewayCloseReason } from "./state.ts";

/** Ticks that may be missed before a silent connection is given up. */
const SILENT_TICKS = 2.5;
/** How long the closing handshake may take, in milliseconds. */
const CLOSE_LIMIT_MS = 2000;
/** A longer wait is not believed, in milliseconds. Who is locked out is asked for five minutes. */
const MAX_ASKED_MS = 900_000;
/** The close code of a gateway that stops, also one that could not say it before. */
const SERVICE_RESTART = 1012;
/** How long the gateway may take for a sign of life when it is asked for one, in milliseconds. */
const PROBE_LIMIT_MS = 5000;

interface Waiter {
  readonly patient: boolean;
  readonly hello: Deferred<HelloOk>;
}

/** Does what transitions ask for: it owns the socket, the timers and the promises, and reports what happens as inputs. */
export class EffectRunner {
  readonly pending: PendingRequests;
  readonly #closed: Deferred<GatewayCloseReason> = deferred();
  readonly #settings: ClientSettings;
  readonly #bus: GatewayBus;
  readonly #input: (input: ConnectionInput) => void;
  readonly #waiters = new Set<Waiter>();
  #attempt: Attempt | undefined;
  #watchdog: SilenceWatchdog | undefined;
  #stopTimer: (() => void) | undefined;
  /** The approval that was asked for last. */
  #announced: string | undefined;
  #stopWatching: (() => void) | undefined;
  readonly #continuity = new Continuity();
  /** How long the gateway said that it will be away, in milliseconds. */
  #awayMs = 0;
  #probeMs = PROBE_LIMIT_MS;
  #greeting: Greeting | undefined;
  /** True once the client is closed: what the gateway still says is for nobody. */
  #isDeaf = false;

  constructor(settings: ClientSettings, bus: GatewayBus, input: (input: ConnectionInput) => void) {
    this.#settings = settings;
    this.#bus = bus;
    this.#input = input;
    this.pending = new PendingRequests((text) => this.#attempt?.send(text) ?? false, settings.keeper);
  }

  /** Resolves when the client is closed for good. */
  get closed(): Promise<GatewayCloseReason> {
    return this.#closed.promise;
  }

  /** The hello of this connection, or of the last one. */
  get greeting(): Greeting | undefined {
    return this.#greeting;
  }

  /** The next hello; a caller that is not patient is rejected when an attempt fails. Nothing is kept of one whose signal is aborted. */
  nextHello(patient: boolean, signal?: AbortSignal): Promise<HelloOk> {
    const waiter = { patient, hello: deferred<HelloOk>() };
    this.#waiters.add(waiter);
    const { promise } = waiter.hello;
    if (signal === undefined) return promise;
    return abortable(promise, signal).finally(() => this.#waiters.delete(waiter));
  }

  run(effect: ConnectionEffect): void {
    switch (effect.type) {
      case "open":
        return this.#open();
      case "greet":
        return this.#greet(effect.hello);
      case "drop":
        this.#drop();
        this.#settings.logger.info("There is no connection to the gateway.", { error: effect.error });
        return this.pending.connectionLost(effect.error);
      case "wait":
        this.#settings.logger.info(`The next attempt to connect is in ${effect.ms} ms.`);
        this.#stopTimer = systemClock.after(effect.ms, () => this.#input({ type: "due" }));
        return;
      case "announce":
        return this.#announce(effect.error);
      case "stop-waiting":
        return this.#stopTimer?.();
      case "refuse":
        return this.#refuse(effect.error, effect.who === "everyone");
      case "probe":
        return this.#probe();
      case "discard":
        this.#stopWaking();
        return this.pending.rejectAll(effect.error);
      case "shut":
        return this.#shut(effect.reason);
      case "settle":
        this.#stopWaking();
        this.#rejectEveryone(effect.reason);
        return this.#closed.resolve(effect.reason);
    }
  }

  #open(): void {
    this.#stopWatching ??= watchWake(() => this.#input({ type: "wake" }));
    this.#awayMs = 0;
    this.#attempt = openAttempt(this.#settings, {
      onChallenged: () => this.#input({ type: "challenged" }),
      onHello: (hello, { place }) => {
        this.#watch(hello, place);
        this.#input({ type: "hello", hello });
      },
      onText: (text) => this.#read(text),
      onUnreadable: () => {
        if (this.#isDeaf) return;
        this.#watchdog?.touch();
        this.#ignore("is not text");
      },
      onFailed: (error) => this.#failed(error),
    });
  }

  #greet(hello: HelloOk): void {
    const { scopes, logger } = this.#settings;
    logger.info(`Connected to a gateway of protocol ${hello.protocol}.`);
    const missing = missingScopes(hello, scopes);
    if (missing.length > 0) {
      const granted = hello.auth?.scopes;
      logger.warn("The gateway did not grant every scope that was asked for; diagnose() says more.", {
        missing,
        granted,
      });
    }
    const greeting = greetingOf(hello);
    this.#greeting = greeting;
    this.pending.flush(greeting);
    for (const waiter of this.#waiters) waiter.hello.resolve(hello);
    this.#waiters.clear();
    const gap = this.#continuity.begin(greeting);
    this.#bus.emit("hello", hello);
    if (gap !== undefined) this.#bus.emit("gap", gap);
  }

  #watch(hello: HelloOk, place: string): void {
    const { tickIntervalMs } = hello.policy;
    this.#probeMs = Math.min(PROBE_LIMIT_MS, tickIntervalMs);
    this.#watchdog = new SilenceWatchdog({
      silenceMs: Math.round(tickIntervalMs * SILENT_TICKS),
      onHeldUp: () => this.#probe(),
      onSilent: () => this.#failed(new GatewayConnectionError(`The gateway at ${place} went silent.`, {})),
    });
  }

  /** Whatever comes is an answer, a refusal too: nobody waits for it, and a connection that brings nothing is given up. */
  #probe(): void {
    this.#watchdog?.expectWithin(this.#probeMs);
    const call = { method: "health", timeoutMs: this.#probeMs, onlyNow: true };
    // It throws where the gateway takes no frame of even this size.
    const ask = async (): Promise<unknown> => this.pending.call(call);
    ask().catch(() => {});
  }

  #read(text: string): void {
    if (!this.#isDeaf) this.#watchdog?.touch();
    const parsed = parseFrame(text);
    if (!parsed.ok) return this.#ignore(parsed.problem);
    const { frame } = parsed;
    if (frame.type === "res") {
      // Also one for which nobody waits any more: a token is not to be lost.
      this.#attempt?.heard(frame.payload);
      return this.pending.answer(frame);
    }
    if (this.#isDeaf) return;
    const gap = frame.seq === undefined ? undefined : this.#continuity.see(frame.seq);
    if (gap !== undefined) this.#bus.emit("gap", gap);
    if (frame.event === "shutdown") this.#goodbye(restartTime(frame.payload));
    this.#bus.emit("*", frame);
    this.#bus.emit(`gateway:${frame.event}`, frame);
  }

  /** The gateway stops. One that does not say that it will be back ends its process; the other may go on within it. */
  #goodbye(awayMs: number): void {
    this.#awayMs = awayMs;
    if (this.#greeting === undefined) return;
    this.#greeting.isGone = true;
    this.#greeting.isOver = awayMs === 0;
  }

  /** Nothing can be done about it, and what waits for an answer has its own time limit. */
  #ignore(problem: string): void {
    this.#settings.logger.warn(`The gateway sent a message that ${problem}; it is ignored.`);
  }

  #failed(error: unknown): void {
    const verdict = shouldReconnect(error);
    const isRestart = error instanceof GatewayConnectionError && error.closeCode === SERVICE_RESTART;
    if (isRestart && this.#greeting !== undefined) this.#greeting.isGone = true;
    // Not longer than it would wait at most: the gateway only guesses.
    const awayMs = Math.min(this.#awayMs, this.#settings.policy.maxDelay);
    const retryAfterMs = Math.max(Math.min(verdict.retryAfterMs, MAX_ASKED_MS), awayMs);
    this.#input({ type: "failed", error, verdict: { ...verdict, retryAfterMs }, random: Math.random() });
  }

  #stopWaking(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  #announce(error: unknown): void {
    if (!(error instanceof PairingRequiredError) || this.#announced === error.approveCommand) return;
    this.#announced = error.approveCommand;
    this.#settings.logger.warn(
      `Waiting until this device is approved: run \`${error.approveCommand}\` on the gateway's machine.`,
    );
    this.#bus.emit("pairing", error);
  }

  #drop(): void {
    if (this.#watchdog !== undefined) this.#continuity.end(this.#watchdog.heardAt);
    this.#watchdog?.stop();
    this.#watchdog = undefined;
    this.#attempt?.drop();
    this.#attempt = undefined;
  }

  #refuse(error: unknown, everyone: boolean): void {
    for (const waiter of this.#waiters) {
      if (waiter.patient && !everyone) continue;
      this.#waiters.delete(waiter);
      waiter.hello.reject(error);
    }
  }

  #shut(reason: GatewayCloseReason): void {
    const gone = (): void => {
      this.#stopTimer?.();
      this.#drop();
      this.#input({ type: "gone" });
    };
    this.#isDeaf = true;
    this.#watchdog?.stop();
    this.#stopWaking();
    this.#rejectEveryone(reason);
    this.#stopTimer = systemClock.after(CLOSE_LIMIT_MS, gone);
    this.#attempt?.close(gone);
  }

  #rejectEveryone(reason: GatewayCloseReason): void {
    const error = closedError(reason);
    this.#refuse(error, true);
    this.pending.rejectAll(error);
  }
}

/** Milliseconds; 0 where the gateway does not say (`null`, or nothing on protocol 4). */
function restartTime(payload: unknown): number {
  const ms = isRecord(payload) ? payload["restartExpectedMs"] : undefined;
  return typeof ms === "number" && ms > 0 ? ms : 0;
}
