import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { pageOf } from "../../http/page-of.ts";
import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import type { Stored } from "../../state/collection.ts";
import type { SipCredentialFields } from "../../state/sip-fields.ts";
import type { World } from "../../state/world.ts";
import { given, textOf, textOrNull, textsOf } from "../body-fields.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { checkName } from "./check-sip.ts";
import { showCredential } from "./show-sip.ts";

/** How many numbers a login may be bound to. */
const MAX_NUMBERS = 100;

/** Logins of softphones. */
export const sipCredentialHandlers: Handlers = {
  createSipCredential,
  listSipCredentials: (world, { query }) => {
    const status = query.get("status");
    const rows = world.sipCredentials.newest((row) => status === null || row.status === status);
    return pageOf(
      query,
      rows.map((row) => showCredential(world, row)),
    );
  },
  getSipCredential: (world, request) => json(200, showCredential(world, find(world, request))),
  updateSipCredential: (world, request) => {
    const row = find(world, request);
    check(world, request);
    const changes = given(request.body, ["name", "ipAclId", "allowedNumbers", "status"]);
    return json(200, showCredential(world, world.sipCredentials.change(row, changes)));
  },
  deleteSipCredential: (world, request) => {
    world.sipCredentials.delete(find(world, request).id);
    return json(200, { ok: true });
  },
};

/** The password is in this answer alone. */
function createSipCredential(world: World, request: ApiRequest): Answer {
  const { body } = request;
  check(world, request);
  const username = String(body["username"]);
  if (!/^[\w-]{3,64}$/.test(username)) {
    throw invalid([issue("/body/username", "pattern", "must have 3 to 64 letters, digits, _ or -")]);
  }
  if (world.sipCredentials.all().some((other) => other.username === username)) {
    throw refuse(409, `The username ${username} is taken.`, "USERNAME_TAKEN");
  }
  const row = world.sipCredentials.add({
    name: String(body["name"]),
    username,
    ipAclId: textOrNull(body, "ipAclId"),
    allowedNumbers: textsOf(body, "allowedNumbers"),
    status: "active",
  });
  const password = textOf(body, "password") ?? world.ids.next("local_password_");
  return json(201, { ...showCredential(world, row), password });
}

function check(world: World, { body }: ApiRequest): void {
  checkName(body["name"]);
  const password = textOf(body, "password");
  if (password !== undefined && (password.length < 12 || password.length > 128)) {
    throw invalid([issue("/body/password", "minLength", "must have 12 to 128 characters")]);
  }
  if (textsOf(body, "allowedNumbers").length > MAX_NUMBERS) {
    throw invalid([issue("/body/allowedNumbers", "maxItems", `must NOT have more than ${MAX_NUMBERS} items`)]);
  }
  const ipAclId = textOf(body, "ipAclId");
  if (ipAclId === undefined || world.sipIpAcls.get(ipAclId) !== undefined) return;
  throw refuse(400, `IP ACL not found: ${ipAclId}.`, "INVALID_ACL");
}

function find(world: World, { path }: ApiRequest): Stored<SipCredentialFields> {
  return findRow(world.sipCredentials, path["credentialId"]);
}
