import type { Settings } from "../options/settings.ts";
import { findDrift } from "./find-drift.ts";
import { callHook } from "./hooks.ts";

/** Tells `onDrift` of what answers have that this SDK does not know, once for each, after the caller has the answer. */
export class DriftWatch {
  readonly #settings: Settings;
  readonly #told = new Set<string>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Looks at an answer. Does nothing without the hook; never fails. */
  look(operation: string, body: Uint8Array): void {
    const { onDrift } = this.#settings.hooks;
    if (onDrift === undefined) return;
    this.#report(operation, body).catch(() => {}); // drift is a remark, and must not disturb
  }

  async #report(operation: string, body: Uint8Array): Promise<void> {
    const { answers } = await import("../generated/answers.ts");
    const shape = answers[operation];
    if (shape === undefined) return;
    const { logger, hooks, secrets } = this.#settings;
    for (const found of findDrift(JSON.parse(new TextDecoder().decode(body)), shape)) {
      const id = JSON.stringify([operation, found.path, found.value]);
      if (this.#told.has(id)) continue;
      this.#told.add(id);
      callHook(logger, "onDrift", hooks.onDrift, secrets.data({ operation, ...found }));
    }
  }
}
