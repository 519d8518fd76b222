import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import type { CallRunner, StatusCallback } from "../../state/call-record.ts";
import type { World } from "../../state/world.ts";
import { refuseBlocked } from "../blocked/block-recipient.ts";
import { type Body, textOf } from "../body-fields.ts";
import { isKnown } from "../find-row.ts";
import { startCall } from "./call-lifecycle.ts";
import { checkCreateCall } from "./check-create-call.ts";
import { newCall } from "./new-call.ts";
import { defaultCallbackEvents } from "./note-event.ts";
import { planCall } from "./plan-call.ts";
import { showCall } from "./show-call.ts";

/** Ring seconds where the request says nothing, and at most (API 1.3.2). */
const DEFAULT_TIMEOUT = 30;
const MAX_TIMEOUT = 600;

/** Dials out: 201 means that the call is queued. */
export function createCall(world: World, { body }: ApiRequest): Answer {
  const { to, from } = checkCreateCall(body);
  if (!world.numbers.owns(from)) throw refuse(403, `The account does not own ${from}.`);
  const runner = runnerOf(body);
  if (runner === undefined && !world.agents.has(from)) {
    throw refuse(409, `No agent is connected to ${from}. Give Url, AgentId or CallFlowId, or connect an agent first.`);
  }
  checkRunner(world, body);
  refuseBlocked(world, "call", to);
  const detection = body["MachineDetection"];
  const call = newCall(world, {
    direction: "outbound",
    to,
    from,
    runner: runner ?? "agent",
    plan: planCall(world, to),
    ringLimitMs: Math.min(Number(body["Timeout"] ?? DEFAULT_TIMEOUT), MAX_TIMEOUT) * 1000,
    detection: detection === "Enable" || detection === "Hangup" ? detection : undefined,
    callback: callbackOf(body["StatusCallback"], body["StatusCallbackEvent"]),
  });
  startCall(world, call);
  return json(201, showCall(world, call));
}

/** Refuses an agent or call flow that the account does not have. */
function checkRunner(world: World, body: Body): void {
  const [agentId, callFlowId] = [textOf(body, "AgentId"), textOf(body, "CallFlowId")];
  if (agentId !== undefined && !isKnown(world.managedAgents, agentId)) {
    throw refuse(404, `Agent not found: ${agentId}.`);
  }
  if (callFlowId !== undefined && !isKnown(world.callFlows, callFlowId)) {
    throw refuse(404, `Call flow not found: ${callFlowId}.`, "call_flow_not_found");
  }
}

function runnerOf(body: Body): CallRunner | undefined {
  if (body["Url"] !== undefined) return "voiceml";
  if (body["AgentId"] !== undefined) return "agent";
  return body["CallFlowId"] === undefined ? undefined : "call-flow";
}

/** Where status callbacks go and what for: `events` is a list with spaces. */
export function callbackOf(url: unknown, events: unknown): StatusCallback | undefined {
  if (typeof url !== "string" || url === "") return undefined;
  const names = typeof events === "string" && events.trim() !== "" ? events : defaultCallbackEvents;
  return { url, events: new Set(names.trim().split(/\s+/)) };
}
