import { REDACTED, redactText } from "@pincer/shared/internal";

import type { SocketConstructor } from "../options/socket-constructor.ts";
import { pinnedWebSocket } from "./pinned-web-socket.ts";

/** Where a gateway is and how to prove oneself there. Fit to be spread into the options of `GatewayClient`. */
export interface GatewayConfig {
  /** The gateway's address, such as `ws://127.0.0.1:18789`. */
  readonly url: string;
  /** The shared token, if the gateway wants one. */
  readonly token?: string;
  /** The shared password, if the gateway wants one. */
  readonly password?: string;
  /** The SHA-256 of the certificate that the gateway is expected to show, where it is known; `WebSocket` then sees to it. */
  readonly tlsFingerprint?: string;
  /** `pinnedWebSocket(tlsFingerprint)`. */
  readonly WebSocket?: SocketConstructor;
  /** Where `OPENCLAW_ALLOW_INSECURE_PRIVATE_WS` is `1` and the address is `ws://` with a name that may be public. */
  readonly allowPlaintext?: true;
  /** Where this was found: the path of the file, the names of the variables, or both. */
  readonly source: string;
}

/** What a configuration is made from besides address and credentials. */
export interface ConfigExtras {
  readonly tlsFingerprint?: string | undefined;
  readonly allowPlaintext?: boolean;
}

/** The credentials of a configuration: one of the two, or none. */
export type Credentials = Pick<GatewayConfig, "token" | "password">;

/**
 * A configuration that keeps its secrets to itself when it is printed: `console.log`, `util.inspect` and `JSON.stringify` show
 * them redacted, while reading and spreading give them.
 */
export function sealConfig(
  url: string,
  credentials: Credentials,
  source: string,
  { tlsFingerprint, allowPlaintext = false }: ConfigExtras = {},
): GatewayConfig {
  const open = {
    ...(tlsFingerprint !== undefined && { tlsFingerprint }),
    ...(allowPlaintext && { allowPlaintext }),
  };
  const config: GatewayConfig = {
    url,
    ...credentials,
    ...open,
    ...(tlsFingerprint !== undefined && { WebSocket: pinnedWebSocket(tlsFingerprint) }),
    source,
  };
  const shown = (): Record<string, unknown> => ({
    url: redactText(url),
    ...(credentials.token === undefined ? {} : { token: REDACTED }),
    ...(credentials.password === undefined ? {} : { password: REDACTED }),
    ...open,
    source,
  });
  for (const key of ["toJSON", Symbol.for("nodejs.util.inspect.custom")]) {
    Object.defineProperty(config, key, { value: shown, enumerable: false });
  }
  return config;
}
