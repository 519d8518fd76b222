import type { Clock } from "@pincer/shared/internal";

import type { GatewayWorld } from "./gateway-world.ts";
import { generations } from "./generation.ts";
import { health } from "./methods/health.ts";

const HEALTH_INTERVAL_MS = 60_000;

/** Sends `tick` and `health` events and, in protocol 4, pings; gives a function that ends all that. */
export function startHeartbeat(world: GatewayWorld): () => void {
  const { hub, clock } = world;
  const stops = [
    every(world.tickIntervalMs, clock, () => hub.broadcast("tick", { ts: clock.now() })),
    every(HEALTH_INTERVAL_MS, clock, () => {
      hub.stateVersion.health += 1;
      hub.broadcast("health", health(world), true);
    }),
  ];
  const { pingIntervalMs } = generations[world.protocol];
  if (pingIntervalMs !== undefined) {
    const pingAll = (): void => hub.all.forEach((connection) => connection.ping());
    stops.push(every(pingIntervalMs, clock, pingAll));
  }
  return () => stops.forEach((stop) => stop());
}

/** Does something again and again; gives a function that ends it. */
function every(ms: number, clock: Clock, act: () => void): () => void {
  let cancel = (): void => {};
  const next = (): void => {
    cancel = clock.after(ms, () => {
      next();
      act();
    });
  };
  next();
  return () => cancel();
}
