import { createServer } from "node:http";

import { onTestFinished } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";

import { listen } from "../listen.ts";
import { messageText } from "./message-text.ts";

/** A stand-in for a gateway. */
export interface TestGateway {
  readonly url: string;
  /** Every frame that it got, parsed. */
  readonly seen: unknown[];
  /** The headers of every upgrade. */
  readonly upgrades: Array<Record<string, unknown>>;
}

/** Starts a gateway that answers each frame as it is told; it stops with the test. */
export async function startGateway(
  answer: (frame: Record<string, unknown>, socket: WebSocket) => void,
): Promise<TestGateway> {
  const seen: unknown[] = [];
  const upgrades: Array<Record<string, unknown>> = [];
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket, request) => {
    upgrades.push(request.headers);
    socket.on("message", (data) => {
      const frame = JSON.parse(messageText(data)) as Record<string, unknown>;
      seen.push(frame);
      answer(frame, socket);
    });
  });
  const port = await listen(server, 0);
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { url: `ws://127.0.0.1:${port}`, seen, upgrades };
}
