import { onTestFinished } from "vitest";

import { GatewayClient, type GatewayClientOptions } from "../src/index.ts";
import { type Script, scriptedGateway } from "./scripted-gateway.ts";

/** A client that is closed when the test ends. In a page too it is a device only where the test says so. */
export function clientOf(url: string, options: GatewayClientOptions = {}): GatewayClient {
  const client = new GatewayClient({ url, token: "secret-token-1", logLevel: "off", device: false, ...options });
  onTestFinished(() => client.close());
  return client;
}

/** A scripted gateway with a client of it. */
export async function clientOfScript(script: Script, options: GatewayClientOptions = {}): Promise<GatewayClient> {
  const { url } = await scriptedGateway(script);
  return clientOf(url, options);
}

/** A reconnect that does not make tests wait. */
export const quickly = { initialDelay: 1, maxDelay: 5 };
