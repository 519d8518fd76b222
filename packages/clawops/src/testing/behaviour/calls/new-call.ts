import type { CallRecord } from "../../state/call-record.ts";
import type { World } from "../../state/world.ts";

/** What must be known of a call at its beginning. */
export type NewCall = Pick<
  CallRecord,
  "direction" | "to" | "from" | "runner" | "plan" | "ringLimitMs" | "detection" | "callback"
> &
  Partial<Pick<CallRecord, "onEnd">>;

/** A call to which nothing has happened yet. */
export function newCall(world: World, known: NewCall): CallRecord {
  return {
    onEnd: undefined,
    ...known,
    id: world.ids.next("CA"),
    createdAt: world.clock.now(),
    status: "queued",
    answeredAt: undefined,
    endedAt: undefined,
    answeredBy: null,
    ending: undefined,
    bridged: false,
    playing: false,
    recorded: false,
    transcript: { status: "not_requested" },
    transcriptPlan: undefined,
    stopTranscript: () => {},
    summary: { status: "not_requested" },
    summaryPlan: undefined,
    verbRecordings: new Map(),
    transfers: [],
    events: [],
    stopTimer: () => {},
  };
}
