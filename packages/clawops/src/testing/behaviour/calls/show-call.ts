import type { Call, CallTransfer } from "../../../generated/types.ts";
import type { CallRecord } from "../../state/call-record.ts";
import { iso, isoOrNull } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { seconds } from "./seconds.ts";
import { showTransfer, transferSeconds } from "./transfer-lifecycle.ts";

/** A call as lists show it. */
export function showCall(world: World, call: CallRecord): Call {
  const { ending, answeredAt, endedAt } = call;
  const last = call.transfers.findLast((transfer) => transfer.endedAt !== undefined);
  return {
    callId: call.id,
    status: call.status,
    to: call.to,
    from: call.from,
    direction: call.direction,
    duration: answeredAt === undefined || endedAt === undefined ? null : seconds(answeredAt, endedAt),
    accountId: world.accountId,
    answeredBy: call.answeredBy ?? null,
    recordingUrl:
      call.recorded && endedAt !== undefined ? `/v1/accounts/${world.accountId}/recordings/${call.id}` : null,
    hangupCause: ending?.hangupCause ?? null,
    hangupCauseQ850: ending?.q850 ?? null,
    sipResponseCode: ending?.sip ?? null,
    hangupSource: ending?.source ?? null,
    transferTo: last?.to ?? null,
    transferStatus: last?.status ?? null,
    transferDuration: last === undefined ? null : transferSeconds(last),
    transferHangupCauseQ850: last?.q850 ?? null,
    transferSipResponseCode: last?.sip ?? null,
    transferReasonText: last?.reason ?? null,
    dateCreated: iso(call.createdAt),
    dateUpdated: isoOrNull(endedAt),
  };
}

/** A call as getCall shows it: with its transfers. */
export function showCallWithTransfers(world: World, call: CallRecord): Call {
  const transfers = call.transfers.map((transfer): CallTransfer => showTransfer(call, transfer));
  return { ...showCall(world, call), transfers };
}
