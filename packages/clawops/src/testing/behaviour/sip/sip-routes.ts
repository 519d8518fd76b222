import { json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import type { Stored } from "../../state/collection.ts";
import type { SipRouteFields } from "../../state/sip-fields.ts";
import type { World } from "../../state/world.ts";
import { given, textOf } from "../body-fields.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { checkSipUri } from "./check-sip.ts";
import { routesOf, showRoute } from "./show-sip.ts";

/** Where the calls of a trunk go. */
export const sipRouteHandlers: Handlers = {
  createSipOriginationRoute: (world, request) => {
    const { body } = request;
    const endpointId = endpointOf(world, request);
    checkSipUri(textOf(body, "uri"));
    const row = world.sipRoutes.add({
      endpointId,
      uri: String(body["uri"]),
      priority: Number(body["priority"] ?? 10),
      weight: Number(body["weight"] ?? 100),
      transport: textOf(body, "transport") ?? "udp",
      status: "active",
    });
    return json(201, showRoute(row));
  },
  listSipOriginationRoutes: (world, request) =>
    json(200, { data: routesOf(world, endpointOf(world, request)).map(showRoute) }),
  getSipOriginationRoute: (world, request) => json(200, showRoute(find(world, request))),
  updateSipOriginationRoute: (world, request) => {
    const row = find(world, request);
    checkSipUri(textOf(request.body, "uri"));
    const changes = given(request.body, ["uri", "priority", "weight", "transport", "status"]);
    return json(200, showRoute(world.sipRoutes.change(row, changes)));
  },
  deleteSipOriginationRoute: (world, request) => {
    world.sipRoutes.delete(find(world, request).id);
    return json(200, { ok: true });
  },
};

function endpointOf(world: World, { path }: ApiRequest): string {
  return findRow(world.sipEndpoints, path["endpointId"]).id;
}

function find(world: World, request: ApiRequest): Stored<SipRouteFields> {
  const endpointId = endpointOf(world, request);
  const route = findRow(world.sipRoutes, request.path["routeId"]);
  if (route.endpointId === endpointId) return route;
  throw refuse(404, `${world.sipRoutes.name} not found: ${route.id}.`);
}
