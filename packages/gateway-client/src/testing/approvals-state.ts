import { randomUUID } from "node:crypto";

import { deferred, type Clock, type Deferred } from "@pincer/shared/internal";

import type { WireObject } from "./wire.ts";

/** A command that waits for somebody's word. */
export interface Approval {
  readonly id: string;
  /** What was asked, without the id and the time limit. */
  readonly request: WireObject;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  /** `null` when nobody answered in time. */
  readonly decision: Promise<string | null>;
}

interface OpenApproval extends Approval {
  readonly decided: Deferred<string | null>;
  readonly cancel: () => void;
}

/** The commands that wait for approval. */
export class ApprovalsState {
  readonly #clock: Clock;
  readonly #open = new Map<string, OpenApproval>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Those that wait, the oldest first. */
  get open(): Approval[] {
    return [...this.#open.values()];
  }

  find(id: string): Approval | undefined {
    return this.#open.get(id);
  }

  /** A new one, or `undefined` where the id is taken. */
  ask(id: string | undefined, request: WireObject, timeoutMs: number): Approval | undefined {
    if (id !== undefined && this.#open.has(id)) return undefined;
    const decided = deferred<string | null>();
    const createdAtMs = this.#clock.now();
    const approval = {
      id: id ?? randomUUID(),
      request,
      createdAtMs,
      expiresAtMs: createdAtMs + timeoutMs,
      decision: decided.promise,
      decided,
      cancel: this.#clock.after(timeoutMs, () => this.decide(approval.id, null)),
    };
    this.#open.set(approval.id, approval);
    return approval;
  }

  /** Says yes or no; false where nothing of this id waits. */
  decide(id: string, decision: string | null): boolean {
    const approval = this.#open.get(id);
    if (approval === undefined) return false;
    this.#open.delete(id);
    approval.cancel();
    approval.decided.resolve(decision);
    return true;
  }

  /** Nothing is answered any more; whoever waits hears `null`. */
  clear(): void {
    for (const id of this.#open.keys()) this.decide(id, null);
  }
}
