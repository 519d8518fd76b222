import type { Connection } from "./connection.ts";
import type { FaultPlan } from "./fault-plan.ts";
import type { EventFault } from "./fault.ts";
import { mayReceive } from "./scopes.ts";
import type { ProtocolVersion, WireObject } from "./wire.ts";

/** What is kept from a slow client, besides the deltas of `chat`. */
const droppable: Readonly<Record<ProtocolVersion, readonly string[]>> = {
  3: ["tick", "presence", "heartbeat", "cron", "exec.approval.requested", "exec.approval.resolved"],
  4: ["presence", "sessions.changed"],
};

/** All sockets of the gateway, and the events that go to them. */
export class Hub {
  readonly #protocol: ProtocolVersion;
  readonly #faults: FaultPlan;
  readonly #connections = new Set<Connection>();
  /** Grows with each change of what the snapshot shows. */
  readonly stateVersion: { presence: number; health: number } = { presence: 1, health: 1 };
  #serverSeq = 0;

  constructor(protocol: ProtocolVersion, faults: FaultPlan) {
    this.#protocol = protocol;
    this.#faults = faults;
  }

  /** Every socket, with a hello or without. */
  get all(): readonly Connection[] {
    return [...this.#connections];
  }

  /** The sockets that got their hello and are open. */
  get ready(): readonly Connection[] {
    return this.all.filter((connection) => connection.granted !== undefined && connection.isOpen);
  }

  add(connection: Connection): void {
    this.#connections.add(connection);
  }

  remove(connection: Connection): void {
    this.#connections.delete(connection);
  }

  /** A new process starts to count anew. */
  restart(): void {
    this.#serverSeq = 0;
  }

  /**
   * Sends an event to everybody who may see it. Protocol 3 numbers the events of the whole server, so that a client sees
   * holes where an event was hidden from it; protocol 4 numbers those of each connection. A client that leaves too much unread
   * misses what is said again later, and is ended (1008 "slow consumer") with the next of the others.
   */
  broadcast(event: string, payload: WireObject, stateful = false): void {
    const { step, fault } = this.#befall(event);
    this.#serverSeq += step;
    const version = stateful ? { ...this.stateVersion } : undefined;
    for (const connection of this.ready) {
      if (!mayReceive(connection.granted?.scopes ?? [], event, this.#protocol)) continue;
      connection.seq += step;
      if (connection.isSlow) {
        if (!isDroppable(event, payload, this.#protocol)) connection.close(1008, "slow consumer");
        continue;
      }
      connection.sendEvent(event, payload, this.#protocol === 3 ? this.#serverSeq : connection.seq, version, fault);
    }
  }

  /** Sends an event of protocol 4 to one client, without the others seeing a hole. */
  sendTo(connection: Connection, event: string, payload: WireObject): void {
    if (connection.granted === undefined || !connection.isOpen) return;
    const { step, fault } = this.#befall(event);
    connection.seq += step;
    connection.sendEvent(event, payload, connection.seq, undefined, fault);
  }

  /** By how much the numbers grow with an event, and what befalls it. */
  #befall(event: string): { readonly step: number; readonly fault: EventFault | undefined } {
    const fault = this.#faults.takeForEvent(event);
    if (fault?.kind === "skip-seq") return { step: 1 + (fault.count ?? 1), fault: undefined };
    return { step: 1, fault };
  }
}

/** True for what may be kept from a slow client; in protocol 4 the hole shows in its numbers. */
function isDroppable(event: string, payload: WireObject, protocol: ProtocolVersion): boolean {
  return event === "chat" ? payload["state"] === "delta" : droppable[protocol].includes(event);
}
