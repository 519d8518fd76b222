import { afterAll, beforeAll, beforeEach, inject } from "vitest";

import type { GatewaySettings } from "../real-gateway/gateway-config.ts";
import { type RealGateway, startGateway } from "../real-gateway/start-gateway.ts";
import { generation } from "./generation.ts";

/** Gives a test file a gateway of its own, running at the start of each test whatever the one before did to it. */
export function ownGateway(settings: GatewaySettings = {}): () => RealGateway {
  let gateway: RealGateway | undefined;
  const get = (): RealGateway => {
    if (gateway === undefined) throw new Error("The gateway of this file has not been started.");
    return gateway;
  };
  beforeAll(async () => {
    gateway = await startGateway({
      ...settings,
      generation,
      modelUrl: inject("modelUrl"),
      logFile: inject("logFile"),
    });
  });
  beforeEach(async () => {
    if (get().pid === undefined) await get().resume();
  });
  afterAll(async () => {
    await gateway?.stop();
  });
  return get;
}
