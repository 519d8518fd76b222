import type { PhoneNumber } from "../../../generated/types.ts";
import { refuse } from "../../http/refusal.ts";
import type { Collection } from "../../state/collection.ts";
import type { World } from "../../state/world.ts";
import { type Body, textOf } from "../body-fields.ts";
import { callNumber } from "../call-number.ts";
import { isKnown } from "../find-row.ts";

/** Each way of routing, and the setting that it needs. */
export const routingIds: Readonly<Record<string, string>> = {
  sip: "sipEndpointId",
  softphone: "sipCredentialId",
  forward: "forwardTo",
  callflow: "callFlowId",
  agent: "agentId",
};

/** Refuses a way of routing that cannot work: without its setting, or to what is not there or switched off. */
export function checkRouting(world: World, number: PhoneNumber, body: Body): void {
  const routing = textOf(body, "routingType");
  if (number.numberType === "representative" && routing !== undefined && routing !== "forward") {
    throw refuse(400, "A representative number can be forwarded only.", "VALIDATION");
  }
  const needed = routing === undefined ? undefined : routingIds[routing];
  const settings: Body = { ...number };
  if (needed !== undefined && (body[needed] ?? settings[needed] ?? null) === null) {
    throw refuse(400, `routingType ${routing} needs ${needed}.`, "VALIDATION");
  }
  checkTargets(world, body);
}

function checkTargets(world: World, body: Body): void {
  checkEndpoint(world, textOf(body, "sipEndpointId"));
  checkCredential(world, textOf(body, "sipCredentialId"));
  needKnown(world.managedAgents, textOf(body, "agentId"), "INVALID_AGENT");
  needKnown(world.callFlows, textOf(body, "callFlowId"), "VALIDATION");
  needKnown(world.dictionaries, textOf(body, "dictionaryId"), "VALIDATION");
  const forwardTo = textOf(body, "forwardTo");
  if (forwardTo !== undefined && forwardTo !== "" && !world.numbers.owns(callNumber(forwardTo, "forwardTo"))) {
    throw refuse(400, `${forwardTo} is not a number of the account.`, "VALIDATION");
  }
}

function checkEndpoint(world: World, id: string | undefined): void {
  needKnown(world.sipEndpoints, id, "INVALID_ENDPOINT");
  const endpoint = world.sipEndpoints.get(id ?? "");
  if (endpoint === undefined) return;
  if (endpoint.status !== "active") throw refuse(409, "The SIP endpoint is disabled.", "ENDPOINT_INACTIVE");
  const isActive = world.sipRoutes.all().some((route) => route.endpointId === id && route.status === "active");
  if (!isActive) throw refuse(409, "The SIP endpoint has no active route.", "NO_ACTIVE_ROUTES");
}

function checkCredential(world: World, id: string | undefined): void {
  needKnown(world.sipCredentials, id, "INVALID_CREDENTIAL");
  const credential = world.sipCredentials.get(id ?? "");
  if (credential?.status === "disabled") throw refuse(409, "The SIP credential is disabled.", "CREDENTIAL_INACTIVE");
}

function needKnown<Fields extends object>(rows: Collection<Fields>, id: string | undefined, code: string): void {
  if (id === undefined || id === "" || isKnown(rows, id)) return;
  throw refuse(400, `${rows.name} not found: ${id}.`, code);
}
