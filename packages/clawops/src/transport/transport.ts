import { abortable } from "@pincer/shared/internal";

import type { Settings } from "../options/settings.ts";
import type { Engine } from "./engine.ts";
import { loadEngine } from "./load-engine.ts";
import type { Call } from "./prepare-request.ts";

/** The way to the API: what a client holds before its first call, and what loads the {@link Engine} with that. */
export class Transport {
  readonly #settings: Settings;
  #engine: Engine | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * Makes a call. It rejects with the caller's signal's own reason at once when that is aborted.
   *
   * @throws {ClawOpsError} for wrong arguments, {@link APIError} for all that happens on the way
   */
  async request(call: Call): Promise<unknown> {
    if (this.#engine !== undefined) return this.#engine.request(call);
    const signal: unknown = call.options?.signal;
    const { Engine } = await abortable(loadEngine(), signal instanceof AbortSignal ? signal : undefined);
    this.#engine ??= new Engine(this.#settings); // another first call may have made it meanwhile
    return this.#engine.request(call);
  }
}
