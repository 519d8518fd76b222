import { onTestFinished } from "vitest";
import { WebSocket } from "ws";

import { paths, targetQuery } from "../../contract/paths.ts";
import { messageText } from "./message-text.ts";
import type { TestPlayground } from "./start-playground.ts";

/** A socket as the page would open it. */
export interface PageSocket {
  send(frame: unknown): void;
  /** The next frame that comes, as text. */
  next(): Promise<string>;
  close(code: number, reason: string): void;
  /** Settles when the socket is closed. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  /** The status with which the upgrade was refused; never settles where it was not. */
  readonly refused: Promise<number>;
}

/** What a page may do differently. */
export interface PageSocketOptions {
  readonly target?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
}

/** Opens a socket to the playground under test, by default with the page's own cookie and origin. */
export function openPageSocket(playground: TestPlayground, options: PageSocketOptions = {}): PageSocket {
  const { target = playground.targets.gateway.target, path = paths.gateway } = options;
  const headers = options.headers ?? { cookie: playground.cookie, origin: playground.url };
  const url = `${playground.url.replace("http", "ws")}${path}?${targetQuery}=${target}`;
  const socket = new WebSocket(url, { headers });
  const frames: string[] = [];
  const waiting: Array<(text: string) => void> = [];
  socket.on("message", (data) => {
    const reader = waiting.shift();
    if (reader === undefined) frames.push(messageText(data));
    else reader(messageText(data));
  });
  socket.on("error", () => {});
  onTestFinished(() => socket.terminate());
  return {
    send(frame) {
      const text = JSON.stringify(frame);
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
      else socket.once("open", () => socket.send(text));
    },
    next() {
      const frame = frames.shift();
      return frame === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(frame);
    },
    close: (code, reason) => socket.close(code, reason),
    closed: new Promise((resolve) => {
      socket.once("close", (code, reason) => resolve({ code, reason: reason.toString() }));
    }),
    refused: new Promise((resolve) => {
      socket.once("unexpected-response", (request, response) => {
        resolve(response.statusCode ?? 0);
        request.destroy();
      });
    }),
  };
}
