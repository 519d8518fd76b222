import { GatewayClient } from "@pincer/gateway-client";

import { paths, targetQuery } from "../../contract/paths.ts";
import type { GatewayStatus } from "../../contract/status.ts";

/**
 * The gateway client over the playground's server, which puts the credentials in. It introduces itself as what the gateway
 * sees: a program on its owner's machine, not a web page.
 */
export function createGateway(origin: string, { target }: GatewayStatus): GatewayClient {
  const url = new URL(`${paths.gateway}?${targetQuery}=${target}`, origin);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return new GatewayClient({
    url: url.href,
    clientInfo: { id: "gateway-client", mode: "backend", displayName: "Pincer Playground" },
    device: false,
    logLevel: "off",
  });
}
