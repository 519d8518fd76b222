import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { pageOf } from "../../http/page-of.ts";
import { refuse } from "../../http/refusal.ts";
import type { Stored } from "../../state/collection.ts";
import type { SipIpAclFields } from "../../state/sip-fields.ts";
import type { World } from "../../state/world.ts";
import { given, textsOf } from "../body-fields.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { checkCidrs, checkName } from "./check-sip.ts";
import { showIpAcl } from "./show-sip.ts";

/** Addresses that may use a login. */
export const sipIpAclHandlers: Handlers = {
  createSipIpAcl: (world, { body }) => {
    const cidrs = textsOf(body, "cidrs");
    checkName(body["name"]);
    checkCidrs(cidrs);
    return json(201, showIpAcl(world, world.sipIpAcls.add({ name: String(body["name"]), cidrs, status: "active" })));
  },
  listSipIpAcls: (world, { query }) => {
    const status = query.get("status");
    const rows = world.sipIpAcls.newest((row) => status === null || row.status === status);
    return pageOf(
      query,
      rows.map((row) => showIpAcl(world, row)),
    );
  },
  getSipIpAcl: (world, request) => json(200, showIpAcl(world, find(world, request))),
  updateSipIpAcl: (world, request) => {
    const row = find(world, request);
    const { body } = request;
    checkName(body["name"]);
    checkCidrs(textsOf(body, "cidrs"));
    return json(200, showIpAcl(world, world.sipIpAcls.change(row, given(body, ["name", "cidrs", "status"]))));
  },
  deleteSipIpAcl,
};

/** A list that a login uses cannot be deleted. */
function deleteSipIpAcl(world: World, request: ApiRequest): Answer {
  const { id } = find(world, request);
  const user = world.sipCredentials.all().find(({ ipAclId }) => ipAclId === id);
  if (user !== undefined) throw refuse(409, `The SIP credential ${user.username} uses the IP ACL.`, "IN_USE");
  world.sipIpAcls.delete(id);
  return json(200, { ok: true });
}

function find(world: World, { path }: ApiRequest): Stored<SipIpAclFields> {
  return findRow(world.sipIpAcls, path["aclId"]);
}
