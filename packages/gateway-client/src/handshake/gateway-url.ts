import { isSecretName } from "@pincer/shared/internal/base";

import { GatewayError } from "../errors/gateway-error.ts";

/** Where a gateway is. */
export interface GatewayAddress {
  /** What the socket is opened with. */
  readonly url: string;
  /** Scheme, host and port: fit for messages. */
  readonly place: string;
}

/** Where a gateway listens if nothing else is said. */
export const defaultUrl = "ws://127.0.0.1:18789";

const schemes: Readonly<Record<string, string>> = { "ws:": "ws:", "wss:": "wss:", "http:": "ws:", "https:": "wss:" };

/**
 * Reads a gateway's address. `http` and `https` (a dashboard's address) become `ws` and `wss`, a fragment is left out.
 *
 * @throws {@link GatewayError} of kind `configuration` for what is no such address, or has credentials in it
 */
export function readGatewayUrl(value: unknown): GatewayAddress {
  const parsed = typeof value === "string" && URL.canParse(value.trim()) ? new URL(value.trim()) : undefined;
  const scheme = parsed && schemes[parsed.protocol];
  if (parsed === undefined || scheme === undefined || parsed.hostname === "") {
    throw wrong(`The \`url\` option is not an address of a gateway; it must look like ${defaultUrl} or wss://host.`);
  }
  const place = `${scheme}//${parsed.host}`;
  const fragment = new URLSearchParams(parsed.hash.slice(1));
  const names = [...parsed.searchParams.keys(), ...fragment.keys()];
  if (parsed.username !== "" || parsed.password !== "" || names.some(isSecretName)) {
    throw wrong(
      `The \`url\` option (${place}) has credentials in it, where logs and proxies see them. Give them as \`token\` or \`password\`.`,
    );
  }
  return {
    url: `${place}${parsed.pathname === "/" ? "" : parsed.pathname}${parsed.search}`,
    place,
  };
}

function wrong(message: string): GatewayError {
  return new GatewayError(message, { kind: "configuration" });
}
