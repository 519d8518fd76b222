import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { pageOf } from "../../http/page-of.ts";
import { refuse } from "../../http/refusal.ts";
import type { Stored } from "../../state/collection.ts";
import type { SipEndpointFields } from "../../state/sip-fields.ts";
import type { World } from "../../state/world.ts";
import { given } from "../body-fields.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { checkName } from "./check-sip.ts";
import { routesOf, showEndpoint } from "./show-sip.ts";

/** SIP trunks. */
export const sipEndpointHandlers: Handlers = {
  createSipEndpoint: (world, { body }) => {
    checkName(body["name"]);
    const maxConcurrent = typeof body["maxConcurrent"] === "number" ? body["maxConcurrent"] : null;
    const row = world.sipEndpoints.add({ name: String(body["name"]), maxConcurrent, status: "active" });
    return json(201, showEndpoint(world, row));
  },
  listSipEndpoints: (world, { query }) => {
    const status = query.get("status");
    const rows = world.sipEndpoints.newest((row) => status === null || row.status === status);
    return pageOf(
      query,
      rows.map((row) => showEndpoint(world, row)),
    );
  },
  getSipEndpoint: (world, request) => json(200, showEndpoint(world, find(world, request))),
  updateSipEndpoint: (world, request) => {
    const row = find(world, request);
    checkName(request.body["name"]);
    const changes = given(request.body, ["name", "maxConcurrent", "status"]);
    return json(200, showEndpoint(world, world.sipEndpoints.change(row, changes)));
  },
  deleteSipEndpoint,
};

/** A trunk that a number is routed to cannot be deleted. */
function deleteSipEndpoint(world: World, request: ApiRequest): Answer {
  const { id } = find(world, request);
  const number = world.numbers.list().find(({ sipEndpointId }) => sipEndpointId === id)?.number;
  if (number !== undefined) throw refuse(409, `${number} is routed to the SIP endpoint.`, "IN_USE");
  for (const route of routesOf(world, id)) world.sipRoutes.delete(route.id);
  world.sipEndpoints.delete(id);
  return json(200, { ok: true });
}

function find(world: World, { path }: ApiRequest): Stored<SipEndpointFields> {
  return findRow(world.sipEndpoints, path["endpointId"]);
}
