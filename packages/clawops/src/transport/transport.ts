import { abortable } from "@pincer/shared/internal";

import type { Settings } from "../options/settings.ts";
import type { Engine } from "./engine.ts";
import { loadedEngine, loadEngine } from "./load-engine.ts";
import type { Call } from "./prepare-request.ts";
import { snapshot, snapshotOptions } from "./snapshot.ts";

/** The way to the API: what a client holds before its first call, and what loads the {@link Engine} with that. */
export class Transport {
  readonly #settings: Settings;
  #engine: Engine | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * Makes a call. It rejects with the caller's signal's own reason at once when that is aborted. What the caller does with the
   * arguments afterwards belongs to the next call.
   *
   * @throws {ClawOpsError} for wrong arguments, {@link APIError} for all that happens on the way
   */
  async request(call: Call): Promise<unknown> {
    const module = loadedEngine();
    if (module !== undefined) return this.#start(module).request(call);
    const kept = { ...call, params: snapshot(call.params), options: snapshotOptions(call.options) };
    const signal: unknown = call.options?.signal;
    const loaded = await abortable(loadEngine(), signal instanceof AbortSignal ? signal : undefined);
    return this.#start(loaded).request(kept);
  }

  #start({ Engine }: NonNullable<ReturnType<typeof loadedEngine>>): Engine {
    this.#engine ??= new Engine(this.#settings);
    return this.#engine;
  }
}
