import type { CallRecord } from "../../state/call-record.ts";
import { iso } from "../../state/iso.ts";
import type { TransferRecord, TransferStatus } from "../../state/transfer-record.ts";
import type { World } from "../../state/world.ts";
import { endings } from "./endings.ts";
import { noteEvent } from "./note-event.ts";
import { seconds } from "./seconds.ts";

/** The transfer of the call that is not over yet. */
export function runningTransfer(call: CallRecord): TransferRecord | undefined {
  return call.transfers.find(({ endedAt }) => endedAt === undefined);
}

/** Notes where a transfer is, and sends the callback where `transfer` events were asked for. */
export function reportTransfer(world: World, call: CallRecord, transfer: TransferRecord): void {
  noteEvent(world, call, "transfer", { sequence: transfer.sequence, status: transfer.status });
  // `ringing` stands in the call's list of transfers, but has no callback.
  if (transfer.status === "ringing" || call.callback?.events.has("transfer") !== true) return;
  const { reason, context, requestId, endedAt } = transfer;
  const duration = transferSeconds(transfer);
  void world.deliveries.send({
    event: "call.transfer",
    url: call.callback.url,
    params: {
      CallId: call.id,
      TransferStatus: transfer.status,
      TransferSequence: String(transfer.sequence),
      TransferTo: transfer.to,
      TransferMode: transfer.mode,
      ...(endedAt === undefined ? {} : { TransferDuration: String(duration ?? 0) }),
      ...(reason === undefined ? {} : { TransferReason: reason }),
      ...(context === undefined ? {} : { TransferContext: JSON.stringify(context) }),
      ...(requestId === undefined ? {} : { RequestId: requestId }),
      From: call.from,
      To: call.to,
      Direction: call.direction,
    },
  });
}

/** Ends a transfer; what becomes of the call is the caller's business. */
export function endTransfer(world: World, call: CallRecord, transfer: TransferRecord, status: TransferStatus): void {
  transfer.stopTimer();
  transfer.status = status;
  transfer.endedAt = world.clock.now();
  const cause = status in endings ? endings[status as keyof typeof endings] : undefined;
  transfer.q850 = cause?.q850 ?? null;
  transfer.sip = cause?.sip ?? null;
  reportTransfer(world, call, transfer);
}

/** How long the parties were connected; `null` where they never were or still are. */
export function transferSeconds({ connectedAt, endedAt }: TransferRecord): number | null {
  return connectedAt === undefined || endedAt === undefined ? null : seconds(connectedAt, endedAt);
}

/** A transfer as getCall shows it. */
export function showTransfer(call: CallRecord, transfer: TransferRecord): Record<string, unknown> {
  const duration = transferSeconds(transfer);
  const isBilled = billedTransfer(call) === transfer;
  return {
    sequence: transfer.sequence,
    to: transfer.to,
    mode: transfer.mode,
    destinationType: transfer.destinationType,
    status: transfer.status,
    duration,
    billable: isBilled,
    billableDuration: isBilled ? duration : null,
    hangupCauseQ850: transfer.q850,
    sipResponseCode: transfer.sip,
    reasonText: transfer.reason ?? null,
    startedAt: iso(transfer.startedAt),
    connectedAt: transfer.connectedAt === undefined ? null : iso(transfer.connectedAt),
    endedAt: transfer.endedAt === undefined ? null : iso(transfer.endedAt),
  };
}

/** The first transfer that connected two parties: at most one is billed. */
function billedTransfer(call: CallRecord): TransferRecord | undefined {
  return call.transfers.find((transfer) => transferSeconds(transfer) !== null);
}
