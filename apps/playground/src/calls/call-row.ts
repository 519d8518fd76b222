import type { Call } from "@pincer/clawops";

import type { CallRow } from "./calls-state.ts";

/** A call of the API as a row of the page. */
export function callRow(call: Call): CallRow {
  return {
    id: call.callId,
    status: call.status,
    direction: call.direction ?? "outbound",
    to: call.to ?? "",
    from: call.from ?? "",
    duration: call.duration ?? null,
    date: call.dateCreated ?? null,
    hangupCause: call.hangupCause ?? null,
  };
}
