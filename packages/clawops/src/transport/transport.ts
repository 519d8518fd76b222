import { abortable, createDeadline } from "@pincer/shared/internal";

import { isDuration } from "../options/read-timeout.ts";
import type { Settings } from "../options/settings.ts";
import type { Engine } from "./engine.ts";
import { type EngineModule, loadEngine } from "./load-engine.ts";
import { notLoaded } from "./not-loaded.ts";
import type { Call } from "./prepare-request.ts";
import { snapshot, snapshotOptions } from "./snapshot.ts";

/** The way to the API: what a client holds before its first call, and what loads the {@link Engine} with that. */
export class Transport {
  readonly #settings: Settings;
  readonly #load: typeof loadEngine;
  #engine: Engine | undefined;

  constructor(settings: Settings, load: typeof loadEngine = loadEngine) {
    this.#settings = settings;
    this.#load = load;
  }

  /**
   * Makes a call. It rejects with the caller's signal's own reason at once when that is aborted. What the caller does with the
   * arguments afterwards belongs to the next call.
   *
   * @throws {ClawOpsError} for wrong arguments, {@link APIError} for all that happens on the way
   */
  async request(call: Call): Promise<unknown> {
    const module = this.#load();
    if ("Engine" in module) return this.#start(module).request(call);
    const kept = { ...call, params: snapshot(call.params), options: snapshotOptions(call.options) };
    const { clock } = this.#settings;
    const begun = clock.now();
    const loaded = await this.#within(module, kept);
    return this.#start(loaded).request(kept, clock.now() - begun);
  }

  /** Waits for the engine as long as the caller would for an answer. Options are not checked before it is there. */
  async #within(loading: Promise<EngineModule>, { operation, options }: Call): Promise<EngineModule> {
    const { clock, timeout, baseURL } = this.#settings;
    const { signal, timeout: wanted } = (options ?? {}) as { readonly [name in "signal" | "timeout"]?: unknown };
    const timeoutMs = Math.min(timeout.total, isDuration(wanted) ? wanted : timeout.attempt);
    const late = notLoaded(operation, baseURL, timeoutMs);
    const parents = [signal instanceof AbortSignal ? signal : undefined];
    const deadline = createDeadline({ timeoutMs, parents, reason: late, clock });
    try {
      return await abortable(loading, deadline.signal);
    } finally {
      deadline.dispose();
    }
  }

  #start({ Engine }: EngineModule): Engine {
    this.#engine ??= new Engine(this.#settings);
    return this.#engine;
  }
}
