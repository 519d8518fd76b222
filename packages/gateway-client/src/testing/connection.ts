import { randomUUID } from "node:crypto";

import { closeReason } from "@pincer/shared/internal";
import { WebSocket } from "ws";

import type { FrameLog } from "./frame-log.ts";
import type { LocalGatewayConnection } from "./local-gateway.ts";
import type { Answer, WireObject } from "./wire.ts";

/** One socket of the local gateway: what is sent through it, and what its hello granted. */
export class Connection {
  readonly id: string = randomUUID();
  /** What the challenge asked a device to sign. */
  readonly nonce: string = randomUUID();
  /** What `connect` brought; `undefined` before the hello. */
  granted: LocalGatewayConnection | undefined;
  /** What the client said that it can do, such as `tool-events`. */
  caps: readonly string[] = [];
  /** True after `sessions.subscribe`. */
  watchesSessions = false;
  /** The last event's number, for protocol 4. */
  seq = 0;
  readonly origin: string | undefined;
  readonly #socket: WebSocket;
  readonly #log: FrameLog;

  constructor(socket: WebSocket, origin: string | undefined, log: FrameLog) {
    this.#socket = socket;
    this.origin = origin;
    this.#log = log;
  }

  /** True while frames can be sent. */
  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Sends an event; `seq` and `stateVersion` are left out where they are `undefined`. */
  sendEvent(event: string, payload: WireObject, seq?: number, stateVersion?: WireObject): void {
    this.send(JSON.stringify({ type: "event", event, payload, seq, stateVersion }));
  }

  /** The text of a response. */
  static response(id: unknown, answer: Answer): string {
    return JSON.stringify({ type: "res", id, ...answer });
  }

  /** Sends a frame, given as its text; after the end it is dropped. */
  send(text: string): void {
    if (!this.isOpen) return;
    this.#log.add("out", this.id, text);
    this.#socket.send(text);
  }

  /** Closes the socket; one whose other side does not answer dies after a second. */
  close(code: number, reason = ""): void {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    if (code === 1006) return this.#socket.terminate();
    this.#socket.close(code, closeReason(reason));
    const timer = setTimeout(() => this.#socket.terminate(), 1_000);
    this.#socket.once("close", () => clearTimeout(timer));
  }
}
