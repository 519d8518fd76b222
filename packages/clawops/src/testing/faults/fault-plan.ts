import type { Fault } from "./fault.ts";

interface Planned {
  readonly fault: Fault;
  left: number;
}

/** The faults that are still to come, per operation, first planned first served. */
export class FaultPlan {
  readonly #planned = new Map<string, Planned[]>();

  /** Plans a fault for the next requests of an operation. */
  add(operationId: string, fault: Fault): void {
    const queue = this.#planned.get(operationId) ?? [];
    queue.push({ fault, left: fault.times ?? 1 });
    this.#planned.set(operationId, queue);
  }

  /** The fault that hits this request, if one does. */
  take(operationId: string): Fault | undefined {
    const queue = this.#planned.get(operationId);
    const next = queue?.[0];
    if (queue === undefined || next === undefined) return undefined;
    next.left -= 1;
    if (next.left <= 0) queue.shift();
    return next.fault;
  }

  /** Forgets all of them. */
  clear(): void {
    this.#planned.clear();
  }
}
