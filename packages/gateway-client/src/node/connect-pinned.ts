import { isIP } from "node:net";
import { connect, type ConnectionOptions, type TLSSocket } from "node:tls";

/** What Node's HTTP asks a line to be made from. */
export type ConnectLine = ConnectionOptions;

/** Takes the line, or why there is none; called once. */
export type Handover = (error: Error | null, socket?: TLSSocket) => void;

/**
 * Makes a line of TLS and hands it over when its certificate is one of the pinned ones, whoever signed it. Nothing is written before.
 *
 * @returns the line, for whoever gives up before it is handed over
 */
export function connectPinned(options: ConnectLine, pins: readonly string[], handOver: Handover): TLSSocket {
  const { host, servername = host === undefined || isIP(host) !== 0 ? "" : host } = options;
  const socket = connect({
    ...options,
    path: undefined, // that of the request, which would be taken for a local socket
    servername,
    session: undefined, // each line shows its certificate
    rejectUnauthorized: false, // the pin is what is trusted
  });
  let isOver = false;
  const finish = (error: Error | null): void => {
    if (isOver) return;
    isOver = true;
    if (error !== null) socket.destroy();
    handOver(error, error === null ? socket : undefined);
  };
  socket.once("secureConnect", () => {
    const seen = fingerprintOf(socket);
    finish(seen !== undefined && pins.includes(seen) ? null : notPinned(pins, seen));
  });
  // It stays: HTTP listens for itself a moment later only.
  socket.on("error", finish);
  socket.once("timeout", () => finish(new Error("The TLS handshake took too long.")));
  socket.once("close", () => finish(new Error("The connection was closed before its certificate came.")));
  return socket;
}

/** Of the certificate that was shown; `undefined` where there was none, or where a runtime that is not quite Node cannot tell. */
function fingerprintOf(socket: TLSSocket): string | undefined {
  try {
    return socket.getPeerX509Certificate()?.fingerprint256;
  } catch {
    return undefined;
  }
}

/** The doctor knows it by its code. */
function notPinned(pins: readonly string[], seen: string | undefined): Error {
  const expected = `expected ${pins.join(" or ")}`;
  const message = `SHA-256 fingerprint: ${expected}, seen ${seen ?? "none"}; nothing was sent`;
  return Object.assign(new Error(message), { code: "CERT_NOT_PINNED" });
}
