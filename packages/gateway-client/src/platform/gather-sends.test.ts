import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import type { WebSocketConstructor } from "@pincer/shared/internal";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";

import { gatherSends } from "./gather-sends.ts";

const Gathering = gatherSends(WebSocket) as unknown as typeof WebSocket;

/** A server of WebSockets, and what arrives at it: bytes as they are read, and messages. */
async function listeningServer(): Promise<{
  url: string;
  reads: number[];
  messages: string[];
  server: WebSocketServer;
}> {
  const reads: number[] = [];
  const messages: string[] = [];
  const server = new WebSocketServer({ noServer: true });
  server.on("connection", (socket, request) => {
    request.socket.on("data", (bytes: Buffer) => reads.push(bytes.length));
    socket.on("message", (data: Buffer) => messages.push(data.toString()));
  });
  const web = createServer();
  web.on("upgrade", (request, socket, head) => {
    server.handleUpgrade(request, socket, head, (opened) => server.emit("connection", opened, request));
  });
  web.listen(0, "127.0.0.1");
  await once(web, "listening");
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    web.close();
  });
  return { url: `ws://127.0.0.1:${(web.address() as AddressInfo).port}`, reads, messages, server };
}

test("what is sent in one turn arrives whole, in its order, and in one write", async () => {
  const { url, reads, messages, server } = await listeningServer();
  const socket = new Gathering(url);
  await once(socket, "open");
  const texts = Array.from({ length: 50 }, (_, index) => `message ${index}`);
  for (const text of texts) socket.send(text);
  await Promise.resolve(); // the end of the turn
  socket.send("the next turn");
  const [client] = server.clients;
  if (client === undefined) throw new Error("nobody is connected");
  while (messages.length < 51) await once(client, "message");
  expect(messages).toEqual([...texts, "the next turn"]);
  expect(reads.length).toBeLessThanOrEqual(2);
});

test("what is sent right before the close is not lost", async () => {
  const { url, messages, server } = await listeningServer();
  const socket = new Gathering(url);
  const [[client]] = await Promise.all([once(server, "connection") as Promise<[WebSocket]>, once(socket, "open")]);
  socket.send("last words");
  socket.close(1000);
  await once(client, "close");
  expect(messages).toEqual(["last words"]);
});

test("a socket that tells nothing of an upgrade sends as it always did", () => {
  const sent: string[] = [];
  class Plain {
    send(data: string): void {
      sent.push(data);
    }
  }
  const socket = new (gatherSends(Plain as unknown as WebSocketConstructor))("ws://127.0.0.1");
  socket.send("a");
  expect(sent).toEqual(["a"]);
});
