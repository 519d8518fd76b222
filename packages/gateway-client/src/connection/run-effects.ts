import { type Deferred, deferred, SilenceWatchdog, systemClock } from "@pincer/shared/internal";

import { GatewayConnectionError } from "../errors/connection-errors.ts";
import type { GatewayAddress } from "../handshake/gateway-url.ts";
import type { ClientSettings } from "../options/read-options.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { parseFrame } from "../protocol/parse-frame.ts";
import { protocolTraits } from "../protocol/versions.ts";
import { shouldReconnect } from "../reconnect/should-reconnect.ts";
import { PendingRequests } from "../rpc/pending-requests.ts";
import { SequenceWatch } from "../rpc/sequence-gap.ts";
import type { ConnectionEffect } from "./effect.ts";
import type { GatewayBus } from "./gateway-bus.ts";
import type { ConnectionInput } from "./input.ts";
import { type Attempt, openAttempt } from "./open-attempt.ts";
import { closedError, type GatewayCloseReason } from "./state.ts";

/** Ticks that may be missed before a silent connection is given up. */
const SILENT_TICKS = 2.5;
/** How long the closing handshake may take, in milliseconds. */
const CLOSE_LIMIT_MS = 2000;

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
  #waiters: Waiter[] = [];
  #attempt: Attempt | undefined;
  #watchdog: SilenceWatchdog | undefined;
  #stopTimer: (() => void) | undefined;

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

  /** The next hello; a caller that is not patient is rejected when an attempt fails. */
  nextHello(patient: boolean): Promise<HelloOk> {
    const hello = deferred<HelloOk>();
    this.#waiters.push({ patient, hello });
    return hello.promise;
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
      case "stop-waiting":
        return this.#stopTimer?.();
      case "refuse":
        return this.#refuse(effect.error, effect.who === "everyone");
      case "discard":
        return this.pending.rejectAll(effect.error);
      case "shut":
        return this.#shut(effect.reason);
      case "settle":
        this.#rejectEveryone(effect.reason);
        return this.#closed.resolve(effect.reason);
    }
  }

  #open(): void {
    let address: GatewayAddress | undefined;
    let seen: SequenceWatch | undefined;
    this.#attempt = openAttempt(this.#settings, {
      onChallenged: () => this.#input({ type: "challenged" }),
      onHello: (hello, at) => {
        address = at;
        seen = protocolTraits(hello.protocol).contiguousSeq ? new SequenceWatch() : undefined;
        this.#watch(hello, address.place);
        this.#input({ type: "hello", hello });
      },
      onText: (text) => this.#read(text, seen),
      onUnreadable: () => {
        this.#watchdog?.touch();
        this.#ignore("is not text");
      },
      onFailed: (error) => this.#failed(error),
    });
  }

  #greet(hello: HelloOk): void {
    const { scopes, logger } = this.#settings;
    logger.info(`Connected to a gateway of protocol ${hello.protocol}.`);
    const granted = hello.auth?.scopes;
    const missing = granted === undefined ? [] : scopes.filter((scope) => !granted.includes(scope));
    if (missing.length > 0) {
      logger.warn("The gateway did not grant every scope that was asked for.", { missing, granted });
    }
    this.pending.flush(hello);
    for (const waiter of this.#waiters.splice(0)) waiter.hello.resolve(hello);
    this.#bus.emit("hello", hello);
  }

  #watch(hello: HelloOk, place: string): void {
    const silenceMs = Math.round(hello.policy.tickIntervalMs * SILENT_TICKS);
    this.#watchdog = new SilenceWatchdog({
      silenceMs,
      onSilent: () =>
        this.#failed(new GatewayConnectionError(`The gateway at ${place} was silent for ${silenceMs} ms.`, {})),
    });
  }

  #read(text: string, seen: SequenceWatch | undefined): void {
    this.#watchdog?.touch();
    const parsed = parseFrame(text);
    if (!parsed.ok) return this.#ignore(parsed.problem);
    const { frame } = parsed;
    if (frame.type === "res") return this.pending.answer(frame);
    const gap = frame.seq === undefined ? undefined : seen?.see(frame.seq);
    if (gap !== undefined) this.#bus.emit("gap", gap);
    this.#bus.emit("*", frame);
    this.#bus.emit(`gateway:${frame.event}`, frame);
  }

  /** Nothing can be done about it, and what waits for an answer has its own time limit. */
  #ignore(problem: string): void {
    this.#settings.logger.warn(`The gateway sent a message that ${problem}; it is ignored.`);
  }

  #failed(error: unknown): void {
    this.#input({ type: "failed", error, verdict: shouldReconnect(error), random: Math.random() });
  }

  #drop(): void {
    this.#watchdog?.stop();
    this.#attempt?.drop();
    this.#attempt = undefined;
  }

  #refuse(error: unknown, everyone: boolean): void {
    const refused = this.#waiters.filter(({ patient }) => everyone || !patient);
    this.#waiters = this.#waiters.filter((waiter) => !refused.includes(waiter));
    for (const { hello } of refused) hello.reject(error);
  }

  #shut(reason: GatewayCloseReason): void {
    const gone = (): void => {
      this.#stopTimer?.();
      this.#drop();
      this.#input({ type: "gone" });
    };
    this.#watchdog?.stop();
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
