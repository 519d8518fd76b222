import type { Stored } from "../../state/collection.ts";
import { iso } from "../../state/iso.ts";
import type { SipCredentialFields, SipEndpointFields, SipIpAclFields, SipRouteFields } from "../../state/sip-fields.ts";
import type { World } from "../../state/world.ts";

type Shown = Record<string, unknown>;

/** A trunk as the API shows it, with its routes. */
export function showEndpoint(world: World, row: Stored<SipEndpointFields>): Shown {
  const { id, name, maxConcurrent, status } = row;
  const routes = routesOf(world, id).map(showRoute);
  return { id, accountId: world.accountId, name, maxConcurrent, status, routes, ...datesOf(row) };
}

/** The routes of a trunk: those with the least priority come first. */
export function routesOf(world: World, endpointId: string): Array<Stored<SipRouteFields>> {
  return world.sipRoutes
    .all()
    .filter((route) => route.endpointId === endpointId)
    .toSorted((a, b) => a.priority - b.priority);
}

/** A route as the API shows it. */
export function showRoute(row: Stored<SipRouteFields>): Shown {
  const { id, endpointId, uri, priority, weight, transport, status } = row;
  const use = { lastUsedAt: null, lastFailureAt: null, failureCount: 0 };
  return { id, endpointId, uri, priority, weight, transport, status, ...use, ...datesOf(row) };
}

/** An access list as the API shows it. */
export function showIpAcl(world: World, row: Stored<SipIpAclFields>): Shown {
  const { id, name, cidrs, status } = row;
  return { id, accountId: world.accountId, name, cidrs, status, ...datesOf(row) };
}

/** A login as the API shows it: never with its password. */
export function showCredential(world: World, row: Stored<SipCredentialFields>): Shown {
  const { id, name, username, ipAclId, allowedNumbers, status } = row;
  return {
    id,
    accountId: world.accountId,
    name,
    username,
    realm: realmOf(world),
    enabled: status === "active",
    status,
    ipAclId,
    allowedNumbers,
    lastUsedAt: null,
    ...datesOf(row),
  };
}

/** Where the account's softphones register. */
export function realmOf({ accountId }: World): string {
  return `${accountId.toLowerCase()}.sip.claw-ops.com`;
}

function datesOf({ createdAt, updatedAt }: { createdAt: number; updatedAt: number }): Shown {
  return { dateCreated: iso(createdAt), dateUpdated: iso(updatedAt) };
}
