import { randomUUID } from "node:crypto";

import { closeReason } from "@pincer/shared/internal";
import { WebSocket } from "ws";

import type { EventFault } from "./fault.ts";
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
  /** True where it was let in by its device's own token. */
  hasDeviceToken = false;
  /** True after `sessions.subscribe`. */
  watchesSessions = false;
  /** The last event's number, for protocol 4. */
  seq = 0;
  readonly origin: string | undefined;
  /** How far the clock of the gateway is off for this connection, milliseconds. */
  skewMs = 0;
  readonly #socket: WebSocket;
  readonly #log: FrameLog;
  readonly #maxBufferedBytes: number;
  #isSilent = false;
  #owesPong = false;
  #heldAnswer: string | undefined;
  #heldEvent: string | undefined;

  /** @param maxBufferedBytes a client that leaves more than this unread is slow */
  constructor(socket: WebSocket, origin: string | undefined, log: FrameLog, maxBufferedBytes: number) {
    this.#socket = socket;
    socket.on("pong", () => {
      this.#owesPong = false;
    });
    this.#maxBufferedBytes = maxBufferedBytes;
    this.origin = origin;
    this.#log = log;
  }

  /** True while frames can be sent. */
  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** True while the client leaves more unread than a gateway puts up with. */
  get isSlow(): boolean {
    return this.#socket.bufferedAmount > this.#maxBufferedBytes;
  }

  /** Pings the client; one that did not answer the ping before is ended. On a dead line no ping arrives. */
  ping(): void {
    if (!this.isOpen || this.#isSilent) return;
    if (this.#owesPong) return this.#socket.terminate();
    this.#owesPong = true;
    this.#socket.ping();
  }

  /** Sends an event; `seq` and `stateVersion` are left out where they are `undefined`. */
  sendEvent(event: string, payload: WireObject, seq?: number, stateVersion?: WireObject, fault?: EventFault): void {
    const text = JSON.stringify({ type: "event", event, payload, seq, stateVersion });
    const held = this.#heldEvent;
    this.#heldEvent = fault?.kind === "reorder-event" ? text : undefined;
    if (fault?.kind === "garbage-event") this.send(text.slice(0, Math.ceil(text.length / 2)));
    else if (fault?.kind !== "lose-event" && fault?.kind !== "reorder-event") this.send(text);
    if (fault?.kind === "duplicate-event") this.send(text);
    if (held !== undefined) this.send(held);
  }

  /** The text of a response. */
  static response(id: unknown, answer: Answer): string {
    return JSON.stringify({ type: "res", id, ...answer });
  }

  /** Sends a frame, given as its text; after the end it is dropped. */
  send(text: string): void {
    if (!this.isOpen || this.#isSilent) return;
    this.#log.add("out", this.id, text);
    this.#socket.send(text);
  }

  /** Sends an answer; one that was held back follows it. */
  sendAnswer(text: string): void {
    this.send(text);
    const held = this.#heldAnswer;
    this.#heldAnswer = undefined;
    if (held !== undefined) this.send(held);
  }

  /** Keeps an answer until the next one was sent; gives a function that sends it if it is still kept. */
  holdAnswer(text: string): () => void {
    if (this.#heldAnswer !== undefined) this.send(this.#heldAnswer);
    this.#heldAnswer = text;
    return () => {
      if (this.#heldAnswer !== text) return;
      this.#heldAnswer = undefined;
      this.send(text);
    };
  }

  /** The line is dead from now on, without an end: nothing arrives in either direction. */
  silence(): void {
    this.#isSilent = true;
    this.#socket.pause();
  }

  /** Stops reading what the client sends, until `resume`. */
  pause(): void {
    this.#socket.pause();
  }

  /** Reads again, unless the line is dead. */
  resume(): void {
    if (!this.#isSilent) this.#socket.resume();
  }

  /** Closes the socket; one whose other side does not answer dies after a second. */
  close(code: number, reason = ""): void {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    if (code === 1006 || this.#isSilent) return this.#socket.terminate();
    this.#socket.close(code, closeReason(reason));
    const timer = setTimeout(() => this.#socket.terminate(), 1_000);
    this.#socket.once("close", () => clearTimeout(timer));
  }
}
