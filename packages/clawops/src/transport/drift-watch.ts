import type { SecretKeeper } from "@pincer/shared/internal";

import { answers } from "../generated/answers.ts";
import type { Settings } from "../options/settings.ts";
import { findDrift } from "./find-drift.ts";
import { callHook } from "./hooks.ts";

/** A server that makes up a new value each time must not fill the memory. */
const MAX_TOLD = 1_000;

/**
 * Tells `onDrift` of what answers have that this SDK does not know, once for each. Loaded, with the table of all that is known, only
 * where that hook is set.
 */
export class DriftWatch {
  readonly #settings: Settings;
  readonly #told = new Set<string>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Looks at an answer of success, and tells of it without those secrets. Throws where it is not JSON. */
  look(operation: string, body: Uint8Array, secrets: SecretKeeper): void {
    const shape = answers[operation];
    if (shape === undefined) return;
    const { logger, hooks } = this.#settings;
    for (const found of findDrift(JSON.parse(new TextDecoder().decode(body)), shape)) {
      const id = JSON.stringify([operation, found.path, found.value]);
      if (this.#told.has(id) || this.#told.size >= MAX_TOLD) continue;
      this.#told.add(id);
      callHook(logger, "onDrift", hooks.onDrift, secrets.data({ operation, ...found }));
    }
  }
}
