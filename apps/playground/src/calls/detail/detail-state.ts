import type { CallEvent, SummaryStatus, TranscriptStatus } from "@pincer/clawops";

import type { ErrorView } from "../../errors/describe-error.ts";

/** A part that is asked for by itself. */
export interface Part<Value> {
  /** As it was read last; `null` before that. */
  readonly value: Value | null;
  readonly busy: boolean;
  readonly error: ErrorView | null;
}

/** A call that is looked into. */
export interface CallDetail {
  readonly callId: string;
  readonly events: Part<readonly CallEvent[]>;
  readonly transcript: Part<TranscriptStatus>;
  readonly summary: Part<SummaryStatus>;
}

/** What a detail is made of. */
export type PartName = "events" | "transcript" | "summary";

/** What can happen to it. */
export type DetailAction =
  | { readonly type: "detail/opened"; readonly callId: string }
  | { readonly type: "detail/closed" }
  | { readonly type: "detail/busy"; readonly callId: string; readonly part: PartName }
  | { readonly type: "detail/failed"; readonly callId: string; readonly part: PartName; readonly error: ErrorView }
  | { readonly type: "detail/events"; readonly callId: string; readonly value: readonly CallEvent[] }
  | {
      readonly type: "detail/transcript";
      readonly callId: string;
      readonly value: TranscriptStatus;
      readonly busy: boolean;
    }
  | { readonly type: "detail/summary"; readonly callId: string; readonly value: SummaryStatus };

const unread: Part<never> = { value: null, busy: true, error: null };

/** The next state; what comes late of another call changes nothing. */
export function reduceDetail(state: CallDetail | null, action: DetailAction): CallDetail | null {
  if (action.type === "detail/closed") return null;
  if (action.type === "detail/opened") {
    return { callId: action.callId, events: unread, transcript: unread, summary: unread };
  }
  if (state === null || state.callId !== action.callId) return state;
  switch (action.type) {
    case "detail/busy":
      return { ...state, [action.part]: { ...state[action.part], busy: true, error: null } };
    case "detail/failed":
      return { ...state, [action.part]: { ...state[action.part], busy: false, error: action.error } };
    case "detail/events":
      return { ...state, events: { value: action.value, busy: false, error: null } };
    case "detail/transcript":
      return { ...state, transcript: { value: action.value, busy: action.busy, error: null } };
    case "detail/summary":
      return { ...state, summary: { value: action.value, busy: false, error: null } };
  }
}

/** True where a transcript may be asked for: there is none, or the last try failed. */
export function canRequest({ value, busy }: Part<TranscriptStatus>): boolean {
  return !busy && (value?.status === "not_requested" || value?.status === "failed");
}
