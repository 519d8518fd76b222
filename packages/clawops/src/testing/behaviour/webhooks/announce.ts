import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { deliverEvent } from "./deliver-event.ts";

/** Sends an event whose payload the API does not document: the ids that it is about, the account and the time. */
export function announce(world: World, event: string, ids: Readonly<Record<string, string>>): void {
  deliverEvent(world, event, { ...ids, AccountId: world.accountId, Timestamp: iso(world.clock.now()) });
}
