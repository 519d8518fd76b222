import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

import { onTestFinished } from "vitest";
import { type RawData, type WebSocket, WebSocketServer } from "ws";

import { recordedHello, type SentRequest } from "./transcript.ts";

/** One connection of a scripted gateway, from the gateway's side. */
export class ScriptedConnection {
  readonly socket: WebSocket;
  readonly upgrade: IncomingMessage;
  /** Every request that came. */
  readonly requests: SentRequest[] = [];
  readonly #waiting: Array<{ method: string; resolve: (request: SentRequest) => void }> = [];
  readonly #unread: SentRequest[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;

  constructor(socket: WebSocket, upgrade: IncomingMessage) {
    this.socket = socket;
    this.upgrade = upgrade;
    this.closed = new Promise((resolve) => {
      socket.once("close", (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    socket.on("error", () => {});
    socket.on("message", (data: RawData) => {
      const request = JSON.parse(textOf(data)) as SentRequest;
      this.requests.push(request);
      const index = this.#waiting.findIndex(({ method }) => method === request.method);
      if (index < 0) this.#unread.push(request);
      else this.#waiting.splice(index, 1)[0]?.resolve(request);
    });
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  challenge(protocol: 3 | 4 = 4): void {
    const payload = { nonce: "nonce-1", ts: 1_795_000_000_000, ...(protocol === 4 && { capabilities: [] }) };
    this.send({ type: "event", event: "connect.challenge", payload });
  }

  /** The next request of this method that nobody has taken. */
  next(method: string): Promise<SentRequest> {
    const index = this.#unread.findIndex((request) => request.method === method);
    const [found] = index < 0 ? [] : this.#unread.splice(index, 1);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve) => this.#waiting.push({ method, resolve }));
  }

  answer({ id }: SentRequest, payload: unknown): void {
    this.send({ type: "res", id, ok: true, payload });
  }

  refuse({ id }: SentRequest, error: unknown, payload?: unknown): void {
    this.send({ type: "res", id, ok: false, error, payload });
  }

  event(event: string, payload: unknown, seq?: number): void {
    this.send({ type: "event", event, payload, seq });
  }

  /** Challenge, connect, hello as a real gateway of this protocol; gives the connect request. */
  async greet(protocol: 3 | 4 = 4, changes: object = {}): Promise<SentRequest> {
    this.challenge(protocol);
    const connect = await this.next("connect");
    this.answer(connect, { ...recordedHello(protocol), ...changes });
    return connect;
  }

  /** Breaks the connection without a goodbye. */
  cut(): void {
    this.socket.terminate();
  }
}

/** What a scripted gateway does with each connection; `index` counts them from 0. */
export type Script = (connection: ScriptedConnection, index: number) => unknown;

/** A real WebSocket server that does what a test says; it is gone when the test ends. */
export async function scriptedGateway(
  script: Script,
  port = 0,
): Promise<{ url: string; port: number; connections: ScriptedConnection[]; stop(): Promise<void> }> {
  const connections: ScriptedConnection[] = [];
  const failures: unknown[] = [];
  const server = new WebSocketServer({ host: "127.0.0.1", port });
  server.on("connection", (socket, upgrade) => {
    const connection = new ScriptedConnection(socket, upgrade);
    connections.push(connection);
    Promise.resolve(script(connection, connections.length - 1)).catch((error: unknown) => failures.push(error));
  });
  await once(server, "listening");
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= new Promise((resolve) => {
      for (const client of server.clients) client.terminate();
      server.close(() => resolve());
    });
    return stopped;
  };
  onTestFinished(async () => {
    await stop();
    if (failures.length > 0) throw new Error("The script of the test's gateway failed.", { cause: failures[0] });
  });
  const address = server.address() as AddressInfo;
  return { url: `ws://127.0.0.1:${address.port}`, port: address.port, connections, stop };
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString();
}
