import { abortable, createDeadline } from "@pincer/shared/internal";

import { closedError, GatewayTimeoutError } from "../common.ts";
import { callNewer } from "../conveniences/call-newer.ts";
import { frameBound } from "../conveniences/frame-bound.ts";
import { errorFromReply } from "../errors/from-reply.ts";
import type { ClientSettings } from "../options/read-options.ts";
import type { EventFrame, ResponseFrame } from "../protocol/frames.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import type { Call } from "../rpc/call.ts";
import { timeLeft } from "../rpc/time-left.ts";
import type { GatewayBus } from "./gateway-bus.ts";
import type { Greeting } from "./greeting.ts";
import type { ConnectionInput } from "./input.ts";
import { EffectRunner } from "./run-effects.ts";
import { type ConnectionState, type GatewayCloseReason, type GatewayState, publicState } from "./state.ts";
import { transition } from "./transition.ts";

/** The connection of a client through all its attempts: takes inputs one by one, and has their effects run. */
export class Connection {
  readonly bus: GatewayBus;
  readonly settings: ClientSettings;
  readonly #runner: EffectRunner;
  readonly #inputs: ConnectionInput[] = [];
  #state: ConnectionState = { name: "idle" };
  #isRunning = false;
  /** True once `close()` was called. */
  #isClosing = false;

  constructor(settings: ClientSettings, bus: GatewayBus) {
    this.settings = settings;
    this.bus = bus;
    this.#runner = new EffectRunner(settings, bus, (input) => this.#take(input));
  }

  get state(): GatewayState {
    return publicState(this.#state);
  }

  get closed(): Promise<GatewayCloseReason> {
    return this.#runner.closed;
  }

  /** The hello of this connection, or of the last one. */
  get greeting(): Greeting | undefined {
    return this.#runner.greeting;
  }

  /** Connects, or joins what is under way. A patient caller is not rejected by an attempt that another one follows. */
  connect(patient: boolean): Promise<HelloOk> {
    const known = this.#known();
    if (known !== undefined) return known;
    const hello = this.#runner.nextHello(patient);
    this.#take({ type: "connect", patient });
    return hello;
  }

  /** The hello, once there is a connection: connects where idle, waits where a connection is being made. */
  ready(signal?: AbortSignal): Promise<HelloOk> {
    signal?.throwIfAborted();
    if (this.#state.name === "idle") return abortable(this.connect(false), signal);
    return this.#known() ?? this.#runner.nextHello(true, signal);
  }

  /** What became of connecting: the hello, or why there is none. Where the next attempt is waited for, the last failure, at once. */
  async outcome(): Promise<HelloOk> {
    if (this.#state.name === "waiting") throw this.#state.error;
    return this.connect(false);
  }

  /** A rule for the frames that wait for one reader: see {@link frameBound}. */
  frameBound(): (waiting: EventFrame[]) => void {
    return frameBound(() => {
      this.settings.logger.warn("A reader of events is too slow: the oldest events are dropped.");
    });
  }

  /** Asks the gateway; connects first where idle. Gives the last answer, a refusal too. Never throws: it rejects. */
  call(call: Call): Promise<ResponseFrame> {
    const { name } = this.#state;
    if (name === "closing" || name === "closed") return Promise.reject(closedError(this.#state.reason));
    // Not an async function: each turn of many requests costs.
    try {
      const answer = this.#runner.pending.call(call);
      // Started after the request is checked. If it fails, that is the answer, and nobody needs to hear of it twice.
      if (name === "idle") this.connect(false).catch(() => {});
      return answer;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Gives what the gateway answers to a call. A newer method is not sent to a gateway that does not have it. */
  async request(call: Call, isNewer: boolean): Promise<unknown> {
    const { error, payload } = await (isNewer ? callNewer(this, call) : this.call(call));
    if (error !== undefined) throw errorFromReply(error, { method: call.method, keeper: this.settings.keeper });
    return payload;
  }

  /** What the work gives, which its signal tells when the time is up. */
  async limited<T>(call: Call, work: (limit: AbortSignal) => PromiseLike<T>): Promise<T> {
    const { method, timeoutMs, signal } = call;
    const reason = (): GatewayTimeoutError =>
      new GatewayTimeoutError(`The answer took longer than ${timeoutMs} ms.`, { method, timeoutMs });
    const deadline = createDeadline({ timeoutMs: timeLeft(call), parents: [signal], reason });
    try {
      return await work(deadline.signal);
    } finally {
      deadline.dispose();
    }
  }

  /** Ends the connection for good. */
  async close(): Promise<void> {
    // At once, whatever is being done: who closes a client in one of its listeners may have others too.
    this.#isClosing = true;
    this.bus.clear("state");
    this.#take({ type: "close", reason: { by: "client", message: "The client was closed by close()." } });
    await this.#runner.closed;
  }

  #known(): Promise<HelloOk> | undefined {
    if (this.#state.name === "ready" && this.greeting !== undefined) return Promise.resolve(this.greeting.hello);
    if (this.#state.name !== "closed" && this.#state.name !== "closing") return undefined;
    return Promise.reject(closedError(this.#state.reason));
  }

  /** Effects give inputs too; each is taken when the one before is done. */
  #take(input: ConnectionInput): void {
    this.#inputs.push(input);
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      this.#takeAll();
    } finally {
      this.#isRunning = false;
    }
  }

  #takeAll(): void {
    for (let next = this.#inputs.shift(); next !== undefined; next = this.#inputs.shift()) {
      const before = this.state;
      const { state, effects } = transition(this.#state, next, this.settings);
      this.#state = state;
      for (const effect of effects) this.#runner.run(effect);
      const isClosed = this.state === "closed";
      if (this.state !== before && (isClosed || !this.#isClosing)) this.bus.emit("state", this.state);
      if (isClosed) this.bus.clear();
    }
  }
}
