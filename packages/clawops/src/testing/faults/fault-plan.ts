import type { Fault } from "./fault.ts";

/** Stands for every operation of the API. */
export const EVERY_OPERATION = "*";

interface Planned {
  readonly fault: Fault;
  left: number;
}

/** The faults that are still to come, per operation, first planned first served. */
export class FaultPlan {
  readonly #planned = new Map<string, Planned[]>();

  /** Plans a fault for the next requests of an operation, or of all of them. */
  add(operationId: string, fault: Fault): void {
    const queue = this.#planned.get(operationId) ?? [];
    queue.push({ fault: { ...fault }, left: fault.times ?? 1 });
    this.#planned.set(operationId, queue);
  }

  /** The fault that hits this request, if one does: the operation's own before those of all operations. */
  take(operationId: string): Fault | undefined {
    return this.#next(operationId) ?? this.#next(EVERY_OPERATION);
  }

  /** Forgets all of them. */
  clear(): void {
    this.#planned.clear();
  }

  #next(key: string): Fault | undefined {
    const queue = this.#planned.get(key);
    const next = queue?.[0];
    if (queue === undefined || next === undefined) return undefined;
    next.left -= 1;
    if (next.left <= 0) queue.shift();
    return next.fault;
  }
}
