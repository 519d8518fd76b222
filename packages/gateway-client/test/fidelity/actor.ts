import type { IncomingMessage } from "node:http";

import { isRecord } from "@pincer/shared/internal";
import { WebSocket } from "ws";

import type { TranscriptEntry } from "../../src/testing/compare-transcript.ts";

/** How many slices of time an answer that was recorded is waited for. */
const PATIENCE = 40;
/** The same after a wait in vain: what comes, comes soon. */
const SHORT_PATIENCE = 5;
/** A slice that took much longer does not count: the machine was busy with something else. Milliseconds. */
const SLICE_MS = 50;

/** The client of one recording, on a socket of its own. */
export class Actor {
  /** What came back, in the form of a recording. */
  readonly came: TranscriptEntry[] = [];
  readonly #socket: WebSocket;
  readonly #wakers = new Set<() => void>();
  #isBroken = false;
  #hasLeft = false;

  constructor(url: string, headers: Record<string, string>) {
    this.#socket = new WebSocket(url, { headers, perMessageDeflate: false, maxPayload: 0 });
    this.#socket.on("message", (data: Buffer) => this.add("in", parse(data.toString())));
    this.#socket.on("close", (code, reason) => this.add("close", { code, reason: reason.toString() }));
    this.#socket.on("unexpected-response", (_request, response) => void this.#refused(response));
    this.#socket.on("error", () => {});
  }

  /** The frame of an event that came, if it did. */
  event(name: string): Record<string, unknown> | undefined {
    return this.came.map(({ frame }) => frame).find((frame) => isRecord(frame) && frame["event"] === name) as
      | Record<string, unknown>
      | undefined;
  }

  /** The answers to a request so far. */
  answers(id: unknown): Array<Record<string, unknown>> {
    return this.came.flatMap(({ frame }) =>
      isRecord(frame) && frame["type"] === "res" && Object.is(frame["id"], id) ? [frame] : [],
    );
  }

  get isClosed(): boolean {
    return this.came.some(({ dir }) => dir === "close");
  }

  add(dir: string, frame: unknown): void {
    if (this.#hasLeft) return;
    this.came.push({ dir, frame });
    for (const wake of this.#wakers) wake();
  }

  /** Sends a text, or bytes as a binary frame. */
  send(frame: string | Buffer): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame);
  }

  /** Waits until something is so, or the socket is closed; with less patience after the first wait in vain. */
  async until(isSo: () => boolean): Promise<void> {
    const isOver = (): boolean => isSo() || this.isClosed;
    if (isOver()) return;
    let left = this.#isBroken ? SHORT_PATIENCE : PATIENCE;
    await new Promise<void>((resolve) => {
      let timer: NodeJS.Timeout;
      const wait = (): void => {
        const began = performance.now();
        timer = setTimeout(() => {
          if (performance.now() - began < 2 * SLICE_MS) left -= 1;
          if (left > 0) return wait();
          this.#isBroken = true;
          done();
        }, SLICE_MS);
      };
      const done = (): void => {
        clearTimeout(timer);
        this.#wakers.delete(check);
        resolve();
      };
      const check = (): void => {
        if (isOver()) done();
      };
      this.#wakers.add(check);
      wait();
    });
  }

  terminate(): void {
    this.#socket.terminate();
  }

  /** Goes away; what comes from now on is not seen. */
  leave(): void {
    this.#hasLeft = true;
    this.terminate();
  }

  async #refused(response: IncomingMessage): Promise<void> {
    let body = "";
    for await (const part of response) body += String(part);
    this.add("http", { status: response.statusCode, body });
    this.#socket.terminate();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
