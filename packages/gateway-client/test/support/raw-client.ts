import { randomUUID } from "node:crypto";

import { isRecord } from "@pincer/shared/internal";
import { WebSocket } from "ws";

/** A frame as it came. */
export type RawFrame = Record<string, unknown>;

/** How a socket ended. */
export interface RawClose {
  readonly code: number;
  readonly reason: string;
}

/** A client without any help: it sends what it is told and keeps what comes. */
export class RawClient {
  readonly socket: WebSocket;
  readonly frames: RawFrame[] = [];
  readonly texts: string[] = [];
  #closed: RawClose | undefined;
  readonly #watchers = new Set<() => void>();

  constructor(url: string, options: { readonly headers?: Record<string, string> } = {}) {
    this.socket = new WebSocket(url, options);
    this.socket.on("message", (data: Buffer) => {
      this.texts.push(data.toString());
      try {
        this.frames.push(JSON.parse(data.toString()) as RawFrame);
      } catch {
        // kept as a text
      }
      this.#wake();
    });
    this.socket.on("close", (code, reason) => {
      this.#closed = { code, reason: reason.toString() };
      this.#wake();
    });
    this.socket.on("error", () => {});
  }

  /** The first frame that fits, past or to come; rejects when the socket ends without one. */
  async frame(fits: (frame: RawFrame) => boolean): Promise<RawFrame> {
    const found = await this.#until(() => this.frames.find(fits) ?? (this.#closed === undefined ? undefined : null));
    if (found === null) throw new Error(`closed (${this.#closed?.code} ${this.#closed?.reason}) without the frame`);
    return found;
  }

  /** The first event of this name that fits. */
  event(name: string, fits: (payload: RawFrame) => boolean = () => true): Promise<RawFrame> {
    return this.frame((frame) => frame["event"] === name && fits(payloadOf(frame)));
  }

  /** The `count`-th answer to a request. */
  async answer(id: string, count = 1): Promise<RawFrame> {
    const isAnswer = (frame: RawFrame): boolean => frame["type"] === "res" && frame["id"] === id;
    await this.frame(() => this.frames.filter(isAnswer).length >= count);
    return this.frames.filter(isAnswer)[count - 1] ?? {};
  }

  /** How the socket ended. */
  closed(): Promise<RawClose> {
    return this.#until(() => this.#closed);
  }

  /** Sends a text, or a value as JSON. */
  send(value: unknown): void {
    this.socket.send(typeof value === "string" ? value : JSON.stringify(value));
  }

  /** Sends a request and gives its first answer. */
  request(method: string, params: object = {}): Promise<RawFrame> {
    const id = randomUUID();
    this.send({ type: "req", id, method, params });
    return this.answer(id);
  }

  #until<T>(read: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const look = (): void => {
        const value = read();
        if (value === undefined) return;
        this.#watchers.delete(look);
        resolve(value);
      };
      this.#watchers.add(look);
      look();
    });
  }

  #wake(): void {
    for (const look of this.#watchers) look();
  }
}

/** The payload of a frame. */
export function payloadOf(frame: RawFrame): RawFrame {
  return isRecord(frame["payload"]) ? frame["payload"] : {};
}

/** The error of an answer. */
export function errorOf(frame: RawFrame): RawFrame {
  return isRecord(frame["error"]) ? frame["error"] : {};
}

/** What a plain client sends as `connect`. */
export function connectParams(token: string, more: object = {}): RawFrame {
  return {
    minProtocol: 3,
    maxProtocol: 4,
    client: { id: "gateway-client", version: "1.0.0", platform: "test", mode: "backend" },
    auth: { token },
    role: "operator",
    scopes: ["operator.admin"],
    ...more,
  };
}

/** A client that has its hello. */
export async function connected(url: string, token: string, more: object = {}): Promise<RawClient> {
  const client = new RawClient(url);
  await client.event("connect.challenge");
  const hello = await client.request("connect", connectParams(token, more));
  if (hello["ok"] !== true) throw new Error(`no hello: ${JSON.stringify(hello)}`);
  return client;
}
