import type { SettingsChange } from "../../contract/settings-change.ts";
import type { PlaygroundStatus } from "../../contract/status.ts";
import type { ClawOpsTargets } from "./clawops-targets.ts";
import type { GatewayTargets } from "./gateway-targets.ts";

/** Both sides together: what is chosen, and who wants to know when that changes. */
export class Targets {
  readonly clawops: ClawOpsTargets;
  readonly gateway: GatewayTargets;
  readonly #readers = new Set<(change: SettingsChange) => void>();

  constructor(clawops: ClawOpsTargets, gateway: GatewayTargets) {
    this.clawops = clawops;
    this.gateway = gateway;
  }

  /** Makes a change as a whole or, with a `SettingsError`, not at all. */
  apply(change: SettingsChange): void {
    const steps = [
      change.clawops === undefined ? undefined : this.clawops.prepare(change.clawops),
      change.gateway === undefined ? undefined : this.gateway.prepare(change.gateway),
    ];
    for (const step of steps) step?.();
    for (const reader of [...this.#readers]) reader(change);
  }

  /** Tells of every change that was made; gives a function that ends it. */
  onChange(reader: (change: SettingsChange) => void): () => void {
    this.#readers.add(reader);
    return () => void this.#readers.delete(reader);
  }

  /** What the page may know. */
  status(): PlaygroundStatus {
    return { clawops: this.clawops.status(), gateway: this.gateway.status() };
  }
}
