import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import type { CallRecord } from "../../state/call-record.ts";
import type { World } from "../../state/world.ts";

/** The call that the path names, or 404. */
export function findCall(world: World, { path }: ApiRequest): CallRecord {
  const callId = path["callId"] ?? "";
  const call = world.calls.get(callId);
  if (call === undefined) throw refuse(404, `Call not found: ${callId}.`);
  return call;
}
