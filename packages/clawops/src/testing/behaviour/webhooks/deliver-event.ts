import type { World } from "../../state/world.ts";

/** Sends an account event to every active webhook that listens to it. */
export function deliverEvent(world: World, event: string, params: Readonly<Record<string, string>>): void {
  for (const { id, url, events, active } of world.webhooks.values()) {
    if (active && events.includes(event)) void world.deliveries.send({ event, url, params, webhookId: id });
  }
}
