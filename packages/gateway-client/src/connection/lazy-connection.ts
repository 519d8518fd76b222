import { type Deferred, deferred, EventEmitter, onAbort, systemClock } from "@pincer/shared/internal/base";

import { GatewayTimeoutError } from "../errors/timeout-error.ts";
import type { CheckedOptions } from "../options/check-options.ts";
import type { Call } from "../rpc/call.ts";
import { closedError } from "./closed-error.ts";
import type { Connection } from "./connection.ts";
import type { BusEvents, GatewayBus } from "./gateway-bus.ts";
import { firstOf, loadPart } from "./load-part.ts";
import type { GatewayCloseReason, GatewayState } from "./state.ts";

/** The last pause before what failed is loaded again, in milliseconds. Longer would not help where a browser asks for a file only once. */
const LONGEST_PAUSE_MS = 32_000;

/** A connection whose code is loaded when it is first asked for something; until then there is nothing to pay for. */
export class LazyConnection {
  readonly bus: GatewayBus;
  readonly #options: CheckedOptions;
  readonly #closed: Deferred<GatewayCloseReason> = deferred();
  #loading: Deferred<Connection> | undefined;
  /** The connection, once its code is there. */
  loaded: Connection | undefined;
  #isPatient = false;
  #stopPause: (() => void) | undefined;
  /** Set where it was closed before it was loaded. */
  #reason: GatewayCloseReason | undefined;

  constructor(options: CheckedOptions) {
    this.#options = options;
    this.bus = new EventEmitter<BusEvents>((error) => {
      this.loaded?.settings.logger.error("A listener failed.", { error });
    });
  }

  get state(): GatewayState {
    if (this.loaded !== undefined) return this.loaded.state;
    if (this.#reason !== undefined) return "closed";
    return this.#loading === undefined ? "idle" : "connecting";
  }

  get closed(): Promise<GatewayCloseReason> {
    return this.#closed.promise;
  }

  /**
   * The connection; loads its code. What failed to load is loaded again when it is asked for again, and for who is patient by itself
   * as well, after pauses. Everybody who asks meanwhile waits for that.
   *
   * @throws GatewayConnectionError where it cannot be loaded; GatewayClosedError where the client is closed meanwhile
   */
  async load(patient = false): Promise<Connection> {
    if (this.#reason !== undefined) throw closedError(this.#reason);
    this.#isPatient ||= patient;
    if (this.#loading === undefined) {
      this.#loading = deferred();
      this.#load(this.#loading, 1000);
    }
    return this.#loading.promise;
  }

  /** The same for a call that has a time limit, which runs from now on, and a signal of its own. */
  async loadFor(call: Call): Promise<Connection> {
    const { method, timeoutMs, signal } = call;
    signal?.throwIfAborted();
    call.startedAt = performance.now();
    return firstOf<Connection>(({ resolve, reject }) => {
      this.load().then(resolve, reject);
      const late = (): void => {
        const message = `"${method}" was not sent: it was not loaded within ${timeoutMs} ms.`;
        reject(new GatewayTimeoutError(message, { method, timeoutMs, retryable: true }));
      };
      const undo = [systemClock.after(timeoutMs, late)];
      if (signal !== undefined) undo.push(onAbort(signal, () => reject(signal.reason)));
      return undo;
    });
  }

  /** Ends it for good. */
  async close(): Promise<void> {
    if (this.loaded !== undefined) return this.loaded.close();
    if (this.#reason !== undefined) return;
    const reason = { by: "client", message: "The client was closed by close()." } as const;
    this.#reason = reason;
    this.#stopPause?.();
    this.#loading?.reject(closedError(reason));
    this.#closed.resolve(reason);
    this.bus.emit("state", "closed");
  }

  #load(loading: Deferred<Connection>, pauseMs: number): void {
    loadPart(import("./engine.ts"))
      .then(({ startEngine }) => {
        if (this.#reason !== undefined) return; // closed meanwhile
        const connection = startEngine(this.#options, this.bus);
        void connection.closed.then(this.#closed.resolve);
        this.loaded = connection;
        loading.resolve(connection);
      })
      .catch((error: unknown) => {
        if (this.#reason !== undefined) return;
        if (this.#isPatient && pauseMs <= LONGEST_PAUSE_MS) {
          this.#stopPause = systemClock.after(pauseMs, () => this.#load(loading, pauseMs * 2));
        } else {
          this.#isPatient = false;
          this.#loading = undefined;
          loading.reject(error);
        }
      });
  }
}
