import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";

import { onTestFinished } from "vitest";

import { selfSigned, type CertificateOptions } from "./self-signed.ts";

/** Lets a server listen on loopback until the test ends; gives its host and port. */
export async function hostOf(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A port that accepts connections and never says anything. */
export function silentServer(): Server {
  return createTcpServer(() => {});
}

/** A server of a protocol in which it speaks first. */
export function bannerServer(banner: string): Server {
  return createTcpServer((socket) => void socket.end(banner));
}

/** A web server, or a proxy, that answers upgrades like any other request. */
export function webServer(status: number, headers: Record<string, string> = {}, body = ""): Server {
  const answer: RequestListener = (_request, response) => void response.writeHead(status, headers).end(body);
  return createHttpServer(answer);
}

/** A server of TLS with a certificate of its own; gives its host and port, and the certificate. */
export async function tlsServer(
  options: CertificateOptions = {},
): Promise<{ readonly host: string; readonly certificate: string }> {
  const { key, certificate } = selfSigned(options);
  const server = createTlsServer({ key, cert: certificate });
  server.on("tlsClientError", () => {});
  return { host: await hostOf(server), certificate };
}
