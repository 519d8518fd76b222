import type { AssignmentLinkFields } from "../../state/assignment-fields.ts";
import type { World } from "../../state/world.ts";

/** What has become of a link. */
export function linkStatus(world: World, link: AssignmentLinkFields): "pending" | "consumed" | "expired" | "revoked" {
  if (link.consumedAt !== undefined) return "consumed";
  if (link.isRevoked) return "revoked";
  return world.clock.now() >= link.expiresAt ? "expired" : "pending";
}
