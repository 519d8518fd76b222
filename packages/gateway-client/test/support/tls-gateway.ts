import { X509Certificate } from "node:crypto";
import { createServer as createTcpServer, connect, type Server } from "node:net";
import { createServer, type TlsOptions } from "node:tls";

import { type Script, scriptedGateway, type ScriptedConnection } from "../scripted-gateway.ts";
import { hostOf } from "./failing-servers.ts";
import { type CertificateOptions, selfSigned } from "./self-signed.ts";

/** A scripted gateway behind TLS with a certificate that it signed itself. */
export async function tlsGateway(
  script: Script,
  options: CertificateOptions = {},
  tls: TlsOptions = {},
): Promise<{ url: string; fingerprint: string; certificate: string; connections: ScriptedConnection[] }> {
  const { port, connections } = await scriptedGateway(script);
  const { key, certificate } = selfSigned(options);
  const server = createServer({ key, cert: certificate, ...tls }, (socket) => {
    const inner = connect(port, "127.0.0.1");
    for (const end of [socket, inner]) end.on("error", () => {});
    socket.pipe(inner).pipe(socket);
    socket.on("close", () => inner.destroy());
    inner.on("close", () => socket.destroy());
  });
  server.on("tlsClientError", () => {});
  const host = await hostOf(server);
  return { url: `wss://${host}`, fingerprint: fingerprintOf(certificate), certificate, connections };
}

/** Somebody who shakes hands and then only listens: `heard` is all that was sent to it inside of TLS, `visits` counts connections. */
export async function impostor(
  tls: TlsOptions = {},
): Promise<{ url: string; fingerprint: string; heard: Buffer[]; visits: () => number; gone: Promise<void> }> {
  const { key, certificate } = selfSigned();
  const heard: Buffer[] = [];
  let visits = 0;
  let leave = (): void => {};
  const gone = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const server = createServer({ key, cert: certificate, ...tls }, (socket) => {
    socket.on("data", (bytes: Buffer) => heard.push(bytes));
    socket.on("error", () => {});
    socket.on("close", leave);
  });
  server.on("tlsClientError", leave);
  server.on("connection", () => (visits += 1));
  return {
    url: `wss://${await hostOf(server)}`,
    fingerprint: fingerprintOf(certificate),
    heard,
    visits: () => visits,
    gone,
  };
}

/** A port that takes connections and says nothing; `gone` when the first of them was given up. */
export async function muteServer(): Promise<{ url: string; met: Promise<void>; gone: Promise<void> }> {
  let meet = (): void => {};
  let leave = (): void => {};
  const met = new Promise<void>((resolve) => {
    meet = resolve;
  });
  const gone = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const server: Server = createTcpServer((socket) => {
    socket.once("data", meet);
    socket.on("error", () => {});
    socket.on("close", leave);
  });
  return { url: `wss://${await hostOf(server)}`, met, gone };
}

function fingerprintOf(certificate: string): string {
  return new X509Certificate(certificate).fingerprint256;
}
