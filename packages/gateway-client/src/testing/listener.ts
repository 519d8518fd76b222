import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

import { WebSocketServer } from "ws";

import { GatewayError } from "../errors/gateway-error.ts";
import type { OwnedWorld } from "./create-world.ts";
import { generations } from "./generation.ts";
import { serveSocket } from "./serve-socket.ts";
import { startHeartbeat } from "./start-heartbeat.ts";

const HOST = "127.0.0.1";

/** What the older gateway says of a restart within its process, milliseconds. */
const RESTART_MS = 1500;

/** The HTTP server of one `listen`, up to its `close`. */
export class Listener {
  readonly port: number;
  readonly #http: Server;
  readonly #world: OwnedWorld;
  readonly #sockets: WebSocketServer;
  readonly #stopHeartbeat: () => void;

  private constructor(http: Server, sockets: WebSocketServer, port: number, world: OwnedWorld) {
    this.port = port;
    this.#http = http;
    this.#world = world;
    this.#sockets = sockets;
    this.#stopHeartbeat = startHeartbeat(world);
  }

  /** Starts to listen. @throws GatewayError when the port cannot be had */
  static async open(port: number, world: OwnedWorld): Promise<Listener> {
    const sockets = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: generations[world.protocol].maxPayload,
    });
    const http = createServer((_request, response) => {
      response
        .writeHead(426, { "content-type": "text/plain", upgrade: "websocket" })
        .end("This is a WebSocket gateway.\n");
    });
    http.on("upgrade", (request, socket, head) => upgrade(request, socket, head, sockets, world));
    await new Promise<void>((resolve, reject) => {
      http.once("error", (cause: Error) => reject(cannotListen(port, cause)));
      http.listen(port, HOST, resolve);
    });
    const { port: taken } = http.address() as AddressInfo;
    return new Listener(http, sockets, taken, world);
  }

  get url(): string {
    return `ws://${HOST}:${this.port}`;
  }

  /** Ends every connection; resolves when all are gone. */
  async disconnectAll(code: number, reason: string): Promise<void> {
    const gone = [...this.#sockets.clients].map(
      (socket) => new Promise<void>((resolve) => socket.once("close", () => resolve())),
    );
    for (const connection of this.#world.hub.all) connection.close(code, reason);
    await Promise.all(gone);
  }

  /** Says goodbye, ends every connection and stops to listen. */
  async close(isRestart = false): Promise<void> {
    const { hub, protocol } = this.#world;
    this.#stopHeartbeat();
    const stopped = new Promise<void>((resolve) => this.#http.close(() => resolve()));
    const reason = isRestart ? "gateway restarting" : "gateway stopping";
    const restartExpectedMs = isRestart ? RESTART_MS : null;
    hub.broadcast("shutdown", { reason, ...(protocol === 3 ? { restartExpectedMs } : {}) });
    // The older gateway never says goodbye to a socket without a hello.
    const strangers = protocol === 3 ? hub.all.filter(({ granted }) => granted === undefined) : [];
    for (const connection of strangers) connection.close(1006);
    await this.disconnectAll(1012, "service restart");
    this.#http.closeAllConnections();
    await stopped;
  }
}

function upgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  sockets: WebSocketServer,
  world: OwnedWorld,
): void {
  socket.on("error", () => {}); // a client that is gone already
  if (world.phase !== "serving") {
    const body = world.protocol === 3 ? "Service Unavailable" : "Gateway websocket admission closed";
    return refuse(socket, "503 Service Unavailable", body);
  }
  if (world.faults.take("refuse-connect") !== undefined)
    return refuse(socket, "503 Service Unavailable", "Service Unavailable");
  if (world.protocol === 4 && request.headers["x-forwarded-for"] !== undefined) {
    const message =
      "Proxy client attribution is required. Configure gateway.trustedProxies narrowly and make the proxy overwrite or safely rebuild forwarded client headers.";
    const error = { message, type: "proxy_attribution_required" };
    return refuse(socket, "403 Forbidden", JSON.stringify({ error }));
  }
  const waiting = world.hub.all.filter(({ granted }) => granted === undefined).length;
  if (waiting >= generations[world.protocol].unauthenticatedLimit) {
    return refuse(socket, "503 Service Unavailable", "Too many unauthenticated sockets");
  }
  sockets.handleUpgrade(request, socket, head, (ws) => serveSocket(ws, request, world));
}

function refuse(socket: Duplex, status: string, body: string): void {
  const type = body.startsWith("{") ? "application/json; charset=utf-8" : "text/plain; charset=utf-8";
  const head = `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}`;
  socket.end(`${head}\r\n\r\n${body}`);
}

function cannotListen(port: number, cause: Error): GatewayError {
  return new GatewayError(`The local gateway cannot listen on ${HOST}:${port}: ${cause.message}.`, {
    kind: "configuration",
    steps: ["Use port 0 for any free one."],
    cause,
  });
}
