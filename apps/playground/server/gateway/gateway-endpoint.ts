import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

import { type WebSocket, WebSocketServer } from "ws";

import { paths, targetQuery } from "../../contract/paths.ts";
import type { TrafficLog } from "../log/traffic-log.ts";
import { type OwnAddress, checkRequest } from "../security/check-request.ts";
import type { Targets } from "../targets/targets.ts";
import { bridgeGateway } from "./bridge-gateway.ts";
import { FrameRecorder } from "./frame-recorder.ts";

const MAX_FRAME_BYTES = 64 * 1024 * 1024;
const SERVICE_RESTART = 1012;
const POLICY_VIOLATION = 1008;

/** What the endpoint is made from. */
export interface GatewayEndpointOptions {
  readonly server: Server;
  readonly targets: Targets;
  readonly log: TrafficLog;
  readonly own: () => OwnAddress;
}

/** Serves `/gateway`: WebSockets of the playground's own page, each bridged to the chosen gateway. */
export class GatewayEndpoint {
  readonly #options: GatewayEndpointOptions;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  readonly #gateways = new Set<WebSocket>();
  readonly #stopWatching: () => void;
  #connections = 0;

  constructor(options: GatewayEndpointOptions) {
    this.#options = options;
    options.server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
    this.#stopWatching = options.targets.onChange((change) => {
      if (change.gateway !== undefined) this.#closeAll("The gateway was changed in Settings.");
    });
  }

  /** Ends every connection at once: a gateway that does not answer a close must not keep the process. */
  close(): void {
    this.#stopWatching();
    for (const socket of [...this.#sockets.clients, ...this.#gateways]) socket.terminate();
    this.#sockets.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy());
    const url = URL.parse(request.url ?? "/", "http://playground");
    const refusal = checkRequest(
      {
        method: request.method ?? "GET",
        path: url?.pathname ?? "/",
        host: request.headers.host,
        origin: request.headers.origin,
        fetchSite: readOne(request.headers["sec-fetch-site"]),
        cookie: request.headers.cookie,
        upgrade: true,
      },
      this.#options.own(),
    );
    if (refusal !== undefined) return refuse(socket, refusal.status, refusal.error);
    if (url?.pathname !== paths.gateway) return refuse(socket, 404, `Only ${paths.gateway} speaks WebSocket.`);
    const believed = url.searchParams.get(targetQuery) ?? "local";
    this.#sockets.handleUpgrade(request, socket, head, (page) => this.#serve(page, believed));
  }

  #serve(page: WebSocket, believed: string): void {
    const { targets, log } = this.#options;
    const { gateway } = targets;
    if (believed !== gateway.target) {
      page.close(
        POLICY_VIOLATION,
        `The playground was switched to the ${gateway.target} gateway elsewhere. Reload the page.`,
      );
      return;
    }
    this.#connections += 1;
    const { keeper, target } = gateway;
    const recorder = new FrameRecorder({ log, keeper, target, connection: this.#connections });
    const other = bridgeGateway({ page, access: gateway.access(), keeper, recorder });
    this.#gateways.add(other);
    other.once("close", () => this.#gateways.delete(other));
  }

  #closeAll(reason: string): void {
    for (const socket of this.#sockets.clients) socket.close(SERVICE_RESTART, reason);
  }
}

function readOne(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function refuse(socket: Duplex, status: number, message: string): void {
  const length = Buffer.byteLength(message);
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${length}\r\n\r\n${message}`,
  );
}
