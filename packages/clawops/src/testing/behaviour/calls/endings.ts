import type { Ending } from "../../state/call-record.ts";

/** How calls end, with the causes that the API gives. */
export const endings: {
  readonly completed: Ending;
  readonly busy: Ending;
  readonly "no-answer": Ending;
  readonly rejected: Ending;
  readonly failed: Ending;
  /** Ended by us before the answer. */
  readonly canceled: Ending;
} = {
  completed: { status: "completed", hangupCause: "normal_clearing", q850: 16, sip: 200, source: "callee" },
  busy: { status: "busy", hangupCause: "user_busy", q850: 17, sip: 486, source: "callee" },
  "no-answer": { status: "no-answer", hangupCause: "no_answer", q850: 19, sip: 480, source: "carrier" },
  rejected: { status: "rejected", hangupCause: "call_rejected", q850: 21, sip: 603, source: "callee" },
  failed: { status: "failed", hangupCause: "destination_out_of_order", q850: 27, sip: 502, source: "carrier" },
  canceled: { status: "canceled", hangupCause: "caller_canceled", q850: 16, sip: 487, source: "app" },
};
