import type { TLSSocket } from "node:tls";

import type { WebSocketConstructor } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";
import { connectPinned, type ConnectLine, type Handover } from "./connect-pinned.ts";

/** The part of a socket of `ws` that is used. */
interface NodeSocket {
  on(name: "upgrade" | "close", listener: () => void): unknown;
  emit(name: "error", error: Error): unknown;
  terminate(): void;
}

/**
 * The same constructor (that of `ws`), but it talks to nobody whose certificate is not one of the pinned ones. The request for the
 * WebSocket is written only when the certificate was looked at.
 *
 * @param pins fingerprints as {@link readFingerprints} gives them
 */
export function pinCertificates(WebSocket: WebSocketConstructor, pins: readonly string[]): WebSocketConstructor {
  return class extends WebSocket {
    constructor(url: string, protocols?: string | string[], init?: Record<string, unknown>) {
      checkUrl(url);
      let line: TLSSocket | undefined;
      let isChecked = false;
      const createConnection = (options: ConnectLine, handOver: Handover): void => {
        line = connectPinned(options, pins, (error, socket) => {
          isChecked = error === null;
          handOver(error, socket);
        });
      };
      // An agent would bring lines that it made itself, and a redirect would lead to somebody else.
      super(url, protocols, { ...init, agent: undefined, followRedirects: false, createConnection });
      const socket = this as unknown as NodeSocket;
      socket.on("close", () => line?.destroy());
      socket.on("upgrade", () => {
        if (isChecked) return;
        socket.emit("error", unsupported());
        socket.terminate();
      });
    }
  };
}

/** Where another runtime puts something else in the place of `ws`, the pin would be passed over. */
export function unsupported(): GatewayError {
  return new GatewayError(
    "A certificate can be pinned in Node only: the WebSocket of this runtime does not let one check it.",
    {
      kind: "unsupported",
    },
  );
}

function checkUrl(url: string): void {
  if (!URL.canParse(url)) return; // which `ws` refuses
  const { protocol, host } = new URL(url);
  if (protocol === "wss:" || protocol === "https:") return;
  throw new GatewayError(`A certificate is pinned, but ${protocol}//${host} has none: nothing was sent.`, {
    kind: "configuration",
    problem: "plaintext-refused",
    steps: ["Use wss:// in the `url` option, or leave the pin out."],
  });
}
