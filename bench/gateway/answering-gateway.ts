/**
 * A gateway of protocol 4 with no work of its own, in a process of its own: it lets everybody in and gives every request the same small
 * answer, `bench.hold` none before `bench.release`, and `agent` a reply of as many pieces as its message says. Tells its parent its port.
 */
import type { AddressInfo } from "node:net";

import { WebSocketServer, type WebSocket } from "ws";

import { answerJson, helloJson } from "./sample-frames.ts";
import { streamRun } from "./stream-run.ts";

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
server.on("listening", () => process.send?.((server.address() as AddressInfo).port));
server.on("connection", (socket) => {
  const held: string[] = [];
  socket.on("error", () => {});
  socket.on("message", (data: Buffer) => answer(socket, JSON.parse(data.toString()) as Request, held));
  socket.send(`{"type":"event","event":"connect.challenge","payload":{"nonce":"n","ts":${Date.now()}}}`);
});
process.once("disconnect", () => process.exit());

interface Request {
  readonly id: string;
  readonly method: string;
  readonly params?: { readonly message?: string; readonly idempotencyKey?: string };
}

function answer(socket: WebSocket, { id, method, params }: Request, held: string[]): void {
  if (method === "connect") return socket.send(helloJson(id));
  if (method === "agent") return void streamRun(socket, id, params?.idempotencyKey ?? id, Number(params?.message));
  if (method === "bench.hold") return void held.push(id);
  if (method === "bench.release") for (const each of held.splice(0)) socket.send(answerJson(each));
  socket.send(answerJson(id));
}
