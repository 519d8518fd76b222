import type { ClientEvents } from "./connection/client-events.ts";
import { LazyConnection } from "./connection/lazy-connection.ts";
import { loadPart } from "./connection/load-part.ts";
import type { GatewayCloseReason, GatewayState } from "./connection/state.ts";
import type { AskOptions } from "./conveniences/ask-options.ts";
import type { Chat } from "./conveniences/chat.ts";
import type { Diagnosis } from "./conveniences/diagnosis.ts";
import { eventFrames } from "./conveniences/event-frames.ts";
import { type GatewayCalls, makeCalls } from "./conveniences/gateway-calls.ts";
import type { RequestOptions } from "./conveniences/request-options.ts";
import { invalidArgument } from "./errors/invalid-argument.ts";
import { checkCallOptions } from "./options/check-call-options.ts";
import { type CheckedOptions, checkOptions } from "./options/check-options.ts";
import type { GatewayClientOptions } from "./options/client-options.ts";
import type { Platform } from "./platform/platform.ts";
import type { GatewayEvents } from "./protocol/events.ts";
import type { EventFrame } from "./protocol/frames.ts";
import type { HelloOk } from "./protocol/hello-ok.ts";
import type { MethodName, ParamsOf, ResultOf } from "./protocol/methods.ts";
import type { AgentParams } from "./runs/agent-params.ts";
import type { AgentRun } from "./runs/agent-run.ts";
import type { RunOptions } from "./runs/run-options.ts";
import { startAgent, startChat } from "./runs/start-run.ts";

/** What the clients for Node and for the web have in common, which is everything but where sockets come from. */
export class GatewayClientBase implements GatewayCalls {
  /** How the gateway and its channels are (`health`). */
  declare readonly health: GatewayCalls["health"];
  /** What the gateway does, in short (`status`). */
  declare readonly status: GatewayCalls["status"];
  /** The channels that messages come from and go to. */
  declare readonly channels: GatewayCalls["channels"];
  /** The gateway's configuration. */
  declare readonly config: GatewayCalls["config"];
  /** Jobs that run at their time. */
  declare readonly cron: GatewayCalls["cron"];
  /** Devices that may connect. */
  declare readonly device: GatewayCalls["device"];
  /** Commands that wait for somebody's decision. */
  declare readonly exec: GatewayCalls["exec"];
  /** The gateway's log. */
  declare readonly logs: GatewayCalls["logs"];
  /** The models that can be used. */
  declare readonly models: GatewayCalls["models"];
  /** Sessions: conversations with an agent. */
  declare readonly sessions: GatewayCalls["sessions"];
  /** Tokens and what they cost. */
  declare readonly usage: GatewayCalls["usage"];
  /** A session's chat: sending a message, and the methods of chat. */
  declare readonly chat: Chat;
  readonly #options: CheckedOptions;
  readonly #connection: LazyConnection;

  /** @internal */
  constructor(options: GatewayClientOptions, platform: Platform) {
    this.#options = checkOptions(options, platform);
    this.#connection = new LazyConnection(this.#options);
    const calls = makeCalls((method, params, callOptions, isNewer) => this.#call(method, params, callOptions, isNewer));
    const send: Chat["send"] = (params, options = {}) => startChat(() => this.#connection.load(), params, options);
    Object.assign(calls.chat, { send });
    Object.assign(this, calls);
  }

  /** What the connection is doing. */
  get state(): GatewayState {
    return this.#connection.state;
  }

  /** Resolves (never rejects) with the reason when the client is closed for good. */
  get closed(): Promise<GatewayCloseReason> {
    return this.#connection.closed;
  }

  /**
   * Connects. Concurrent calls share one attempt; where there is a connection, its hello is given. After a failure it may be
   * called again. While reconnecting it makes the next attempt at once, which does not count towards `maxAttempts`; but a gateway that
   * refused the last attempt and named a time (`retryAfterMs`) is not asked before: it rejects with that refusal.
   *
   * @param options `wait: true` keeps trying where an attempt fails, unless another one cannot help; it waits for the approval of
   * this device too, then and whenever the connection is lost later
   * @throws GatewayConnectionError, GatewayTimeoutError (method `connect`), GatewayAuthError, PairingRequiredError,
   * ProtocolMismatchError, GatewayProtocolError (no gateway), GatewayClosedError
   */
  async connect(options: { readonly wait?: boolean } = {}): Promise<HelloOk> {
    const patient = options.wait === true;
    const connection = this.#connection.loaded ?? (await this.#connection.load(patient));
    return connection.connect(patient);
  }

  /**
   * Connects, and says as data how that went: what an error of `connect()` would say, without throwing, and which scopes were not
   * granted. Where there is a connection already it is about that one; where the next attempt is waited for it says what the last
   * one failed with, and makes none.
   */
  async diagnose(): Promise<Diagnosis> {
    const connecting = this.#connection.load().then((connection) => connection.outcome());
    connecting.catch(() => {}); // it may fail while the rest is being loaded
    const { diagnose } = await loadPart(import("./conveniences/diagnose.ts"));
    return diagnose(connecting, this.#options.scopes);
  }

  /**
   * Calls a method. Idle: connects first. Reconnecting: waits within its time limit. Where the connection breaks before the
   * answer, methods that only read, and those with an `idempotencyKey` that the gateway still knows, are asked again on the next one.
   *
   * @throws GatewayError (`invalid-argument`) before anything is sent; GatewayRequestError and its kin where the gateway refuses;
   * GatewayTimeoutError; GatewayConnectionError where the connection broke on the way; GatewayClosedError
   */
  request<Method extends MethodName>(
    method: Method,
    params?: ParamsOf<Method>,
    options: RequestOptions = {},
  ): Promise<ResultOf<Method>> {
    return this.#call(method, params, options, false) as Promise<ResultOf<Method>>;
  }

  /** A newer method is not sent to a gateway that does not have it, which each connection decides anew. */
  async #call(
    method: string,
    params: object | undefined,
    options: RequestOptions = {},
    isNewer: boolean,
  ): Promise<unknown> {
    checkCallOptions(options);
    const { timeout = this.#options.requestTimeout, signal } = options;
    const call = { method, params, timeoutMs: timeout, signal };
    const connection = this.#connection.loaded ?? (await this.#connection.loadFor(call));
    return connection.request(call, isNewer);
  }

  /**
   * Starts a run of the agent at once. Errors, also of the params, come through the run: see {@link AgentRun}.
   *
   * @example
   * const run = gateway.agent({ message: "What is new?" });
   * for await (const text of run.textStream) process.stdout.write(text);
   * const { text } = await run;
   */
  agent(params: AgentParams, options: RunOptions = {}): AgentRun {
    return startAgent(() => this.#connection.load(), params, options);
  }

  /**
   * Asks one question and gives the final text.
   *
   * @throws as {@link AgentRun}; GatewayTimeoutError where the answer took longer than `timeout`
   */
  async ask(message: string, options: AskOptions = {}): Promise<string> {
    checkCallOptions(options);
    const { timeout = Infinity, signal, ...where } = options;
    const call = { method: "agent", timeoutMs: timeout, signal };
    const connection = this.#connection.loaded ?? (await this.#connection.loadFor(call));
    const { text } = await connection.limited(call, (limit) => this.agent({ ...where, message }, { signal: limit }));
    return text;
  }

  /**
   * Listens to an event of the gateway (it is called with the payload, and with the whole frame as second argument), or to
   * `state`, `hello`, `gap`, `pairing` and `*` (every event's frame). Listening does not connect.
   *
   * @returns a function that stops listening
   */
  on<Name extends keyof ClientEvents>(name: Name, listener: (event: ClientEvents[Name]) => unknown): () => void;
  on<Name extends keyof GatewayEvents>(
    name: Name,
    listener: (event: GatewayEvents[Name], frame: EventFrame) => unknown,
  ): () => void;
  on(name: string, listener: (event: unknown, frame: EventFrame) => unknown): () => void;
  on(name: string, listener: (event: never, frame: EventFrame) => unknown): () => void {
    const { bus } = this.#connection;
    if (typeof listener !== "function") {
      throw invalidArgument(`The listener of "${name}" must be a function.`);
    }
    if (isOwnEvent(name)) return bus.on(name, listener as (event: unknown) => unknown);
    return bus.on(`gateway:${name}`, (frame) => listener(frame.payload as never, frame));
  }

  /**
   * The frames of the gateway's events from now on. At most 10,000 with at most 16 million characters wait for the reader; the
   * oldest are dropped beyond that. It ends when the client is closed or the reader stops, and rejects with the signal's own reason when that is aborted.
   *
   * @throws GatewayError (`invalid-argument`) for a signal that is none
   */
  events(options: { readonly signal?: AbortSignal | undefined } = {}): AsyncIterableIterator<EventFrame> {
    checkCallOptions(options);
    return eventFrames(this.#connection, options.signal);
  }

  /**
   * Closes the client for good: everything that waits is rejected with GatewayClosedError. Resolves when the socket is gone,
   * after two seconds at the latest. May be called at any time and more than once.
   */
  close(): Promise<void> {
    return this.#connection.close();
  }

  /** The same as {@link GatewayClientBase.close}. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** What the client itself tells, besides the gateway's events. */
function isOwnEvent(name: string): name is keyof ClientEvents {
  return ["state", "hello", "gap", "pairing", "*"].includes(name);
}
