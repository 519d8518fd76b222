import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import { WebSocketServer } from "ws";

import { type Message, Peer } from "./peer.ts";
import { services } from "./services.ts";

/**
 * Runs what tests in a page need from outside of it: gateways, servers, files. A page opens one socket, which brings it the
 * first function; calls that must be answered at once come by HTTP, which a page can wait for without an `await`.
 */
export async function startBridge(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const peers = new Map<string, Peer>();
  const server = createServer((request, response) => void answer(request, response, peers));
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket, { url = "" }) => {
    const peer = new Peer((message) => socket.send(JSON.stringify(message)));
    peers.set(url, peer);
    socket.on("message", (data) => {
      for (const message of JSON.parse((data as Buffer).toString()) as Message[]) peer.receive(message);
    });
    socket.on("close", () => peers.delete(url));
    socket.send(JSON.stringify(peer.encode(services)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = async (): Promise<void> => {
    for (const client of sockets.clients) client.terminate();
    server.close();
    await once(server, "close");
  };
  return { port: (server.address() as AddressInfo).port, close };
}

async function answer(request: IncomingMessage, response: ServerResponse, peers: Map<string, Peer>): Promise<void> {
  response.setHeader("access-control-allow-origin", "*");
  const peer = peers.get(request.url ?? "");
  if (peer === undefined) return void response.writeHead(404).end();
  const { id, args } = JSON.parse(await text(request)) as { id: number; args: unknown };
  let isThrown = false;
  let value: unknown;
  try {
    value = peer.call(id, args);
  } catch (error) {
    isThrown = true;
    value = error;
  }
  response.end(JSON.stringify({ isThrown, value: peer.encode(value) }));
}
