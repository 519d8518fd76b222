import type { Connection } from "./connection.ts";
import type { FaultPlan } from "./fault-plan.ts";
import { mayReceive } from "./scopes.ts";
import type { ProtocolVersion, WireObject } from "./wire.ts";

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
   * holes where an event was hidden from it; protocol 4 numbers those of each connection.
   */
  broadcast(event: string, payload: WireObject, stateful = false): void {
    const skipped = this.#faults.take("skip-seq");
    const step = 1 + (skipped === undefined ? 0 : (skipped.count ?? 1));
    this.#serverSeq += step;
    const version = stateful ? { ...this.stateVersion } : undefined;
    for (const connection of this.ready) {
      if (!mayReceive(connection.granted?.scopes ?? [], event, this.#protocol)) continue;
      connection.seq += step;
      connection.sendEvent(event, payload, this.#protocol === 3 ? this.#serverSeq : connection.seq, version);
    }
  }

  /** Sends an event of protocol 4 to one client, without the others seeing a hole. */
  sendTo(connection: Connection, event: string, payload: WireObject): void {
    if (connection.granted === undefined || !connection.isOpen) return;
    connection.seq += 1;
    connection.sendEvent(event, payload, connection.seq);
  }
}
