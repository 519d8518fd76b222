import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import type { CallRecord } from "../../state/call-record.ts";
import type { TransferRecord } from "../../state/transfer-record.ts";
import type { World } from "../../state/world.ts";
import { refuseBlocked } from "../blocked/block-recipient.ts";
import { callNumber } from "../call-number.ts";
import { findCall } from "./find-call.ts";
import { runTransfer } from "./run-transfer.ts";
import { runningTransfer } from "./transfer-lifecycle.ts";

/** Hands an agent's call on to someone else. The same requestId again gives the first transfer. */
export function transferCall(world: World, request: ApiRequest): Answer {
  const call = findCall(world, request);
  const { body } = request;
  const requestId = textOf(body["requestId"]);
  const earlier = requestId === undefined ? undefined : findByRequestId(world, requestId);
  if (earlier !== undefined) {
    if (earlier.call === call) return accepted(call, earlier.transfer);
    throw refuse(409, `requestId ${requestId} was used for another call.`, "REQUEST_ID_CONFLICT");
  }
  const to = targetOf(body);
  checkCallerId(world, call, body["callerId"]);
  checkCall(call);
  refuseBlocked(world, "call", to);
  const transfer: TransferRecord = {
    sequence: call.transfers.length + 1,
    to,
    mode: body["mode"] === "warm" ? "warm" : "blind",
    destinationType: body["destinationType"] === "sip" ? "sip" : "pstn",
    afterTransfer: body["afterTransfer"] === "terminate" ? "terminate" : "return",
    requestId,
    reason: textOf(body["reason"]),
    context: body["context"],
    startedAt: world.clock.now(),
    status: "initiated",
    connectedAt: undefined,
    endedAt: undefined,
    q850: null,
    sip: null,
    stopTimer: () => {},
  };
  runTransfer(world, call, transfer, Number(body["timeout"] ?? 30) * 1000);
  return accepted(call, transfer);
}

function accepted(call: CallRecord, { sequence, requestId }: TransferRecord): Answer {
  const echo = requestId === undefined ? {} : { requestId };
  return json(202, { callId: call.id, transferSequence: sequence, status: "initiated", ...echo });
}

function findByRequestId(
  world: World,
  requestId: string,
): { readonly call: CallRecord; readonly transfer: TransferRecord } | undefined {
  for (const call of world.calls.values()) {
    const transfer = call.transfers.find((one) => one.requestId === requestId);
    if (transfer !== undefined) return { call, transfer };
  }
  return undefined;
}

function targetOf(body: Readonly<Record<string, unknown>>): string {
  const to = String(body["to"]);
  if (body["destinationType"] !== "sip") return callNumber(to, "to");
  if (/^sips?:[^\s@]+@[^\s@]+$/i.test(to)) return to;
  throw refuse(400, "to must be a SIP URI such as sip:agent@example.com.", "SIP_TARGET_INVALID");
}

function checkCallerId(world: World, call: CallRecord, callerId: unknown): void {
  if (callerId === undefined) return;
  const number = callNumber(callerId, "callerId");
  const original = call.direction === "inbound" ? call.from : call.to;
  if (number === original || world.numbers.owns(number)) return;
  throw refuse(403, `${number} is neither a number of the account nor the original caller.`, "UNOWNED_CALLER_ID");
}

function checkCall(call: CallRecord): void {
  if (call.status !== "in-progress") throw refuse(409, `The call is ${call.status}.`, "CALL_NOT_CONNECTED");
  if (call.runner !== "agent")
    throw refuse(409, "Only calls that an agent leads can be transferred.", "TRANSFER_UNSUPPORTED");
  if (runningTransfer(call) !== undefined) throw refuse(409, "Another transfer is under way.", "TRANSFER_IN_PROGRESS");
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
