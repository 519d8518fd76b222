import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isDeepStrictEqual } from "node:util";

import { isRecord } from "@pincer/shared/internal";
import { WebSocket, WebSocketServer } from "ws";

import { recordedHello } from "../../transcript.ts";
import type { Recording } from "../recording.ts";

/** A frame that the client sent. */
export type Sent = Record<string, unknown>;

/** A server that says to the client what a real gateway said to the recorded one. */
export class ReplayServer implements AsyncDisposable {
  readonly sent: Sent[] = [];
  readonly #recording: Recording;
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 0 });
  readonly #wakers = new Set<() => void>();
  readonly #given = new Set<Sent>();
  #current: WebSocket | undefined;

  private constructor(recording: Recording, http: Server) {
    this.#recording = recording;
    this.#http = http;
  }

  /** A server on a free port, where the recorded handshake is played by itself. */
  static async open(recording: Recording): Promise<ReplayServer> {
    const http = createServer();
    const server = new ReplayServer(recording, http);
    http.on("upgrade", (request, socket, head) => {
      const refused = recording.entries.find(({ dir }) => dir === "http")?.frame;
      if (!isRecord(refused)) {
        return server.#sockets.handleUpgrade(request, socket, head, (ws) => server.#greet(ws));
      }
      const body = String(refused["body"]);
      const start = `HTTP/1.1 ${String(refused["status"])} Refused\r\nconnection: close\r\n`;
      socket.end(`${start}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** The request that the client sends with these parameters, else one of this method; each is given once. */
  async request(method: string, params: unknown, patienceMs = 1_000): Promise<Sent | undefined> {
    const open = (): Sent[] => this.sent.filter((frame) => frame["method"] === method && !this.#given.has(frame));
    const exact = (): Sent | undefined =>
      open().find((frame) => isDeepStrictEqual(frame["params"] ?? {}, params ?? {}));
    if (exact() === undefined) await this.#until(() => exact() !== undefined, patienceMs);
    const found = exact() ?? open()[0];
    if (found !== undefined) this.#given.add(found);
    return found;
  }

  say(frame: unknown): void {
    if (this.#current?.readyState !== WebSocket.OPEN) return;
    this.#current.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  /** Ends the connection as it was recorded. */
  hangUp(frame: unknown): void {
    const { code, reason } = isRecord(frame) ? frame : {};
    if (code === 1006 || code === undefined) this.#current?.terminate();
    else this.#current?.close(Number(code), String(reason).slice(0, 120));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#http.closeAllConnections();
    await new Promise<void>((resolve) => this.#http.close(() => resolve()));
  }

  #greet(ws: WebSocket): void {
    this.#current = ws;
    ws.on("error", () => {});
    ws.on("message", (data: Buffer) => this.#heard(JSON.parse(data.toString()) as Sent));
    const challenge = this.#recording.entries.find(
      ({ dir, frame }) => dir === "in" && isRecord(frame) && frame["event"] === "connect.challenge",
    )?.frame;
    const plain = {
      type: "event",
      event: "connect.challenge",
      payload: { nonce: crypto.randomUUID(), ts: Date.now() },
    };
    this.say(challenge ?? plain);
  }

  #heard(frame: Sent): void {
    this.sent.push(frame);
    for (const wake of this.#wakers) wake();
    if (frame["method"] === "connect") this.#answerConnect(frame);
  }

  /** As recorded: an answer, the end, or both. Where the recording begins later, with a hello. */
  #answerConnect({ id }: Sent): void {
    const { entries, protocol } = this.#recording;
    const isRequest = ({ dir, frame }: { dir: string; frame: unknown }): boolean =>
      dir === "out" && isRecord(frame) && frame["method"] === "connect";
    const connect = entries.find(isRequest)?.frame;
    if (!isRecord(connect)) return this.say({ type: "res", id, ok: true, payload: recordedHello(protocol) });
    const answer = entries.find(
      ({ frame }) => isRecord(frame) && frame["type"] === "res" && frame["id"] === connect["id"],
    );
    if (answer !== undefined && isRecord(answer.frame)) this.say({ ...answer.frame, id });
    const isRefused = !isRecord(answer?.frame) || answer.frame["ok"] !== true;
    if (isRefused) this.hangUp(entries.find(({ dir }) => dir === "close")?.frame);
  }

  async #until(isSo: () => boolean, patienceMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#wakers.delete(check);
        resolve();
      };
      const check = (): void => {
        if (isSo()) done();
      };
      const timer = setTimeout(done, patienceMs);
      this.#wakers.add(check);
      check();
    });
  }
}
