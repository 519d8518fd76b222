import { GatewayClient, type GatewayClientOptions } from "@pincer/gateway-client";
import { onTestFinished } from "vitest";

import type { SharedGateway } from "../real-gateway/provided.ts";
import { sharedGateway } from "./generation.ts";

/** A client of the shared gateway, or of the one given. It is closed when the test ends. */
export function openClient(
  options: GatewayClientOptions = {},
  { url, token }: SharedGateway = sharedGateway(),
): GatewayClient {
  const client = new GatewayClient({ url, token, ...options });
  onTestFinished(() => client.close());
  return client;
}
