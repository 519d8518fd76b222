import { type Deferred, deferred, EventEmitter, onAbort, systemClock } from "@pincer/shared/internal/base";

import { GatewayConnectionError } from "../errors/connection-errors.ts";
import { GatewayTimeoutError } from "../errors/timeout-error.ts";
import type { CheckedOptions } from "../options/check-options.ts";
import type { Call } from "../rpc/call.ts";
import { closedError } from "./closed-error.ts";
import type { Connection } from "./connection.ts";
import type { BusEvents, GatewayBus } from "./gateway-bus.ts";
import type { GatewayCloseReason, GatewayState } from "./state.ts";

/** How long the part that connects may take to load, in milliseconds. */
const LOAD_LIMIT_MS = 30_000;

/** A connection whose code is loaded when it is first asked for something; until then there is nothing to pay for. */
export class LazyConnection {
  readonly bus: GatewayBus;
  readonly #options: CheckedOptions;
  readonly #closed: Deferred<GatewayCloseReason> = deferred();
  #loading: Deferred<Connection> | undefined;
  #loaded: Connection | undefined;
  /** Set where it was closed before it was loaded. */
  #reason: GatewayCloseReason | undefined;

  constructor(options: CheckedOptions) {
    this.#options = options;
    this.bus = new EventEmitter<BusEvents>((error) => {
      this.#loaded?.settings.logger.error("A listener failed.", { error });
    });
  }

  get state(): GatewayState {
    if (this.#loaded !== undefined) return this.#loaded.state;
    if (this.#reason !== undefined) return "closed";
    return this.#loading === undefined ? "idle" : "connecting";
  }

  get closed(): Promise<GatewayCloseReason> {
    return this.#closed.promise;
  }

  /** The connection, once its code is there. */
  get loaded(): Connection | undefined {
    return this.#loaded;
  }

  /**
   * The connection; loads its code. What failed to load is loaded again when it is asked for again.
   *
   * @throws GatewayConnectionError where it cannot be loaded; GatewayClosedError where the client is closed meanwhile
   */
  load(): Promise<Connection> {
    if (this.#reason !== undefined) return Promise.reject(closedError(this.#reason));
    this.#loading ??= this.#load();
    return this.#loading.promise;
  }

  /** The same for a call that has a time limit and a signal of its own. */
  async loadFor({ method, timeoutMs, signal }: Call): Promise<Connection> {
    signal?.throwIfAborted();
    const given = deferred<Connection>();
    const undo = [
      systemClock.after(timeoutMs, () => {
        const message = `"${method}" was not sent: what connects was not loaded within ${timeoutMs} ms.`;
        given.reject(new GatewayTimeoutError(message, { method, timeoutMs, retryable: true }));
      }),
    ];
    if (signal !== undefined) undo.push(onAbort(signal, () => given.reject(signal.reason)));
    this.load().then(given.resolve, given.reject);
    try {
      return await given.promise;
    } finally {
      for (const step of undo) step();
    }
  }

  /** Ends it for good. */
  async close(): Promise<void> {
    if (this.#loaded !== undefined) return this.#loaded.close();
    if (this.#reason !== undefined) return;
    const reason = { by: "client", message: "The client was closed by close()." } as const;
    this.#reason = reason;
    this.#loading?.reject(closedError(reason));
    this.#closed.resolve(reason);
    this.bus.emit("state", "closed");
  }

  #load(): Deferred<Connection> {
    const loading = deferred<Connection>();
    const fail = (cause?: unknown): void => {
      if (this.#loading === loading) this.#loading = undefined;
      loading.reject(notLoaded(cause));
    };
    const stopTimer = systemClock.after(LOAD_LIMIT_MS, fail);
    import("./engine.ts")
      .then(({ startEngine }) => {
        stopTimer();
        // Closed meanwhile, or too late.
        if (this.#loading !== loading || this.#reason !== undefined) return;
        const connection = startEngine(this.#options, this.bus);
        void connection.closed.then(this.#closed.resolve);
        this.#loaded = connection;
        loading.resolve(connection);
      })
      .catch(fail)
      .finally(stopTimer);
    return loading;
  }
}

function notLoaded(cause: unknown): GatewayConnectionError {
  return new GatewayConnectionError("The part of this package that connects could not be loaded.", {
    cause,
    retryable: true,
    steps: ["Are all files of the page's bundle served?"],
  });
}
