import type { CallRecord } from "../../state/call-record.ts";
import type { World } from "../../state/world.ts";
import { seconds } from "../calls/seconds.ts";
import { transferSeconds } from "../calls/transfer-lifecycle.ts";

/** One thing that was used. */
export interface UsageEntry {
  readonly meter: string;
  readonly quantity: number;
  /** When, in milliseconds since the epoch. */
  readonly at: number;
  /** The number of the account. */
  readonly number: string;
}

/** Everything that the account has used so far, from its calls and messages. */
export function usageEntries(world: World): UsageEntry[] {
  const messages = [...world.messages.values()].filter(({ status }) => status === "sent");
  return [
    ...[...world.calls.values()].flatMap(callEntries),
    ...messages.map(({ type, createdAt, from }) => ({ meter: type, quantity: 1, at: createdAt, number: from })),
  ];
}

function callEntries(call: CallRecord): UsageEntry[] {
  const { answeredAt, endedAt, createdAt: at, direction } = call;
  if (answeredAt === undefined || endedAt === undefined) return [];
  const number = direction === "outbound" ? call.from : call.to;
  const talked = seconds(answeredAt, endedAt);
  const entry = (meter: string, quantity: number): UsageEntry => ({ meter, quantity, at, number });
  const transfers = call.transfers.filter(({ connectedAt }) => connectedAt !== undefined);
  return [
    entry(`${direction}_seconds`, talked),
    ...transfers.map((transfer) => entry("transfer_seconds", transferSeconds(transfer) ?? 0)),
    ...(call.detection === undefined ? [] : [entry("amd_invocations", 1)]),
    ...(call.transcript.status === "completed" ? [entry("transcription_seconds", talked)] : []),
    ...(call.summary.status === "completed" ? [entry("summary_seconds", talked)] : []),
  ];
}
