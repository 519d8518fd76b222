import { createDeadline, EventEmitter } from "@pincer/shared/internal";

import type { ClientEvents } from "./connection/client-events.ts";
import { Connection } from "./connection/connection.ts";
import type { BusEvents } from "./connection/gateway-bus.ts";
import type { GatewayCloseReason, GatewayState } from "./connection/state.ts";
import type { AskOptions } from "./conveniences/ask-options.ts";
import { callNewer } from "./conveniences/call-newer.ts";
import { Chat } from "./conveniences/chat.ts";
import type { Diagnosis } from "./conveniences/diagnosis.ts";
import { eventFrames } from "./conveniences/event-frames.ts";
import { type GatewayCalls, makeCalls } from "./conveniences/gateway-calls.ts";
import type { RequestOptions } from "./conveniences/request-options.ts";
import { errorFromReply } from "./errors/from-reply.ts";
import { invalidArgument } from "./errors/invalid-argument.ts";
import { GatewayTimeoutError } from "./errors/timeout-error.ts";
import { checkCallOptions } from "./options/check-call-options.ts";
import type { GatewayClientOptions } from "./options/client-options.ts";
import { readOptions } from "./options/read-options.ts";
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
  readonly chat: Chat = new Chat(
    (method, params, options) => this.request(method, params, options),
    (params, options) => startChat(this.#connection, params, options),
  );
  readonly #connection: Connection;

  /** @internal */
  constructor(options: GatewayClientOptions, platform: Platform) {
    const settings = readOptions(options, platform);
    const bus = new EventEmitter<BusEvents>((error) => settings.logger.error("A listener failed.", { error }));
    this.#connection = new Connection(settings, bus);
    const calls = makeCalls((method, params, callOptions, isNewer) => this.#call(method, params, callOptions, isNewer));
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
   * called again. While reconnecting it makes the next attempt at once.
   *
   * @param options `wait: true` keeps trying where an attempt fails, unless another one cannot help; it waits for the approval of
   * this device too, then and whenever the connection is lost later
   * @throws GatewayConnectionError, GatewayTimeoutError (method `connect`), GatewayAuthError, PairingRequiredError,
   * ProtocolMismatchError, GatewayProtocolError (no gateway), GatewayClosedError
   */
  connect(options: { readonly wait?: boolean } = {}): Promise<HelloOk> {
    return this.#connection.connect(options.wait === true);
  }

  /**
   * Connects, and says as data how that went: what an error of `connect()` would say, without throwing, and which scopes were not
   * granted. Where there is a connection already it is about that one.
   */
  async diagnose(): Promise<Diagnosis> {
    const connecting = this.connect();
    connecting.catch(() => {}); // it may fail while the rest is being loaded
    const { diagnose } = await import("./conveniences/diagnose.ts");
    return diagnose(connecting, this.#connection.settings.scopes);
  }

  /**
   * Calls a method. Idle: connects first. Reconnecting: waits within its time limit. Where the connection breaks before the
   * answer, methods that only read, and those with an `idempotencyKey` that the gateway still knows, are asked again on the next one.
   *
   * @throws GatewayError (`invalid-argument`) before anything is sent; GatewayRequestError and its kin where the gateway refuses;
   * GatewayTimeoutError; GatewayConnectionError where the connection broke on the way; GatewayClosedError
   */
  async request<Method extends MethodName>(
    method: Method,
    params?: ParamsOf<Method>,
    options: RequestOptions = {},
  ): Promise<ResultOf<Method>> {
    return (await this.#call(method, params, options, false)) as ResultOf<Method>;
  }

  /** A newer method is not sent to a gateway that does not have it, which each connection decides anew. */
  async #call(
    method: string,
    params: object | undefined,
    options: RequestOptions = {},
    isNewer: boolean,
  ): Promise<unknown> {
    checkCallOptions(options);
    const { keeper, requestTimeout } = this.#connection.settings;
    const { timeout = requestTimeout, signal } = options;
    const call = { method, params, timeoutMs: timeout, signal };
    const answer = isNewer ? callNewer(this.#connection, call) : this.#connection.call(call);
    const { error, payload } = await answer;
    if (error !== undefined) throw errorFromReply(error, { method, keeper });
    return payload;
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
    return startAgent(this.#connection, params, options);
  }

  /**
   * Asks one question and gives the final text.
   *
   * @throws as {@link AgentRun}; GatewayTimeoutError where the answer took longer than `timeout`
   */
  async ask(message: string, options: AskOptions = {}): Promise<string> {
    checkCallOptions(options);
    const { timeout, signal, ...where } = options;
    const deadline = createDeadline({
      timeoutMs: timeout,
      parents: [signal],
      reason: () =>
        new GatewayTimeoutError(`The answer took longer than ${timeout} ms.`, {
          method: "agent",
          timeoutMs: timeout ?? Infinity,
        }),
    });
    try {
      const { text } = await this.agent({ ...where, message }, { signal: deadline.signal });
      return text;
    } finally {
      deadline.dispose();
    }
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
    if (name === "state" || name === "hello" || name === "gap" || name === "pairing" || name === "*") {
      return bus.on(name, listener as (event: unknown) => unknown);
    }
    return bus.on(`gateway:${name}`, (frame) => listener(frame.payload as never, frame));
  }

  /**
   * The frames of the gateway's events from now on. At most 10,000 wait for the reader; the oldest are dropped beyond that. It
   * ends when the client is closed or the reader stops, and rejects with the signal's own reason when that is aborted.
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
