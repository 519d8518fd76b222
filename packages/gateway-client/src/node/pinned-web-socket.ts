import type { WebSocketConstructor } from "@pincer/shared/internal";
import IsomorphicWebSocket from "isomorphic-ws";

import type { SocketConstructor } from "../options/socket-constructor.ts";
import { describeRefusals } from "../platform/describe-refusals.ts";
import { gatherSends } from "../platform/gather-sends.ts";
import { platform } from "../platform/web-socket.ts";
import { pinCertificates, unsupported } from "./pin-certificates.ts";
import { readFingerprints } from "./read-fingerprints.ts";

/**
 * A WebSocket constructor that talks to one gateway only: the one that shows this certificate in TLS. The pin is all that is trusted:
 * a self-signed certificate, one that has expired and one for another name are taken where the fingerprint fits, and one of a known
 * authority is not where it does not. To anybody else nothing is sent, neither path nor headers; connecting then fails for
 * good (`problem: "certificate-not-pinned"`) with both fingerprints. `ws://` is refused, redirects are not followed, proxies (an `agent`)
 * are not used.
 *
 * @example
 * const gateway = new GatewayClient({ url: "wss://gateway.example:18789", token, WebSocket: pinnedWebSocket("AB:CD:…") });
 *
 * @param fingerprints the SHA-256 of the certificate as `openssl x509 -noout -fingerprint -sha256 -in FILE` prints it, with or without its
 * prefix and colons, in either case; a list where one of several will do, such as the one before and after it is renewed
 * @throws GatewayError of kind `configuration` for what is no such fingerprint; `unsupported` outside of Node
 */
export function pinnedWebSocket(fingerprints: string | readonly string[]): SocketConstructor {
  const pins = readFingerprints(fingerprints, "The fingerprint of pinnedWebSocket(fingerprint)");
  // Bun has a `ws` of its own, which leaves out what the check hangs on.
  if ("Bun" in globalThis || !("on" in IsomorphicWebSocket.prototype)) throw unsupported();
  return gatherSends(describeRefusals(pinCertificates(withDefaults(IsomorphicWebSocket), pins)));
}

/** What the client gives to its own sockets, but not to those of others. */
function withDefaults(WebSocket: WebSocketConstructor): WebSocketConstructor {
  return class extends WebSocket {
    constructor(url: string, protocols?: string | string[], init?: Record<string, unknown>) {
      super(url, protocols, { ...platform.socketInit(undefined), ...init });
    }
  };
}
