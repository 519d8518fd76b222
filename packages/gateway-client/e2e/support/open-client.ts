import { GatewayClient } from "@pincer/gateway-client";
import { inject, onTestFinished } from "vitest";

import type { SharedGateway } from "../real-gateway/provided.ts";

type ClientOptions = NonNullable<ConstructorParameters<typeof GatewayClient>[0]>;

/** A client of the shared gateway, or of the one given. It is closed when the test ends. */
export function openClient(
  options: ClientOptions = {},
  { url, token }: SharedGateway = inject("sharedGateway"),
): GatewayClient {
  const client = new GatewayClient({ url, token, ...options });
  onTestFinished(() => client.close());
  return client;
}
