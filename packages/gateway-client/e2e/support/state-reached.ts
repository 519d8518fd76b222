import type { GatewayClient } from "@pincer/gateway-client";

/** Resolves when the client is in one of the given states. */
export function stateReached(client: GatewayClient, ...wanted: GatewayClient["state"][]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = (): void => {
    if (wanted.includes(client.state)) resolve();
  };
  const off = client.on("state", look);
  look();
  return promise.finally(off);
}
