import type { ErrorView } from "../errors/describe-error.ts";

/** A call as it is shown. */
export interface CallRow {
  readonly id: string;
  readonly status: string;
  readonly direction: string;
  readonly to: string;
  readonly from: string;
  /** Seconds; `null` while it is not known. */
  readonly duration: number | null;
  readonly date: string | null;
  readonly hangupCause: string | null;
}

/** The call that was placed here last, while it is followed. */
export interface FollowedCall {
  readonly call: CallRow;
  /** Every status it was seen in, in order. */
  readonly seen: readonly string[];
  /** `stopped`: no longer asked for, though it is not over. */
  readonly following: "live" | "over" | "stopped";
  readonly error: ErrorView | null;
}

/** What the calls panel shows. */
export interface CallsState {
  readonly placing: boolean;
  readonly placeError: ErrorView | null;
  readonly followed: FollowedCall | null;
  /** Newest first. */
  readonly items: readonly CallRow[];
  readonly loaded: boolean;
  readonly listError: ErrorView | null;
}

export const noCalls: CallsState = {
  placing: false,
  placeError: null,
  followed: null,
  items: [],
  loaded: false,
  listError: null,
};

/** What can happen to it. */
export type CallsAction =
  | { readonly type: "calls/placing" }
  | { readonly type: "calls/placed"; readonly call: CallRow }
  | { readonly type: "calls/place-failed"; readonly error: ErrorView }
  | { readonly type: "calls/seen"; readonly call: CallRow }
  | { readonly type: "calls/follow-stopped"; readonly callId: string; readonly error: ErrorView | null }
  | { readonly type: "calls/listed"; readonly items: readonly CallRow[] }
  | { readonly type: "calls/list-failed"; readonly error: ErrorView };

export function reduceCalls(state: CallsState, action: CallsAction): CallsState {
  switch (action.type) {
    case "calls/placing":
      return { ...state, placing: true, placeError: null };
    case "calls/placed":
      return { ...state, placing: false, followed: followedFrom(action.call) };
    case "calls/place-failed":
      return { ...state, placing: false, placeError: action.error };
    case "calls/seen":
      return withSeen(state, action.call);
    case "calls/follow-stopped": {
      const { followed } = state;
      if (followed === null || followed.call.id !== action.callId || followed.following !== "live") return state;
      return { ...state, followed: { ...followed, following: "stopped", error: action.error } };
    }
    case "calls/listed":
      return { ...state, items: action.items, loaded: true, listError: null };
    case "calls/list-failed":
      return { ...state, loaded: true, listError: action.error };
  }
}

function followedFrom(call: CallRow): FollowedCall {
  return { call, seen: [call.status], following: isOver(call) ? "over" : "live", error: null };
}

function withSeen(state: CallsState, call: CallRow): CallsState {
  const { followed } = state;
  if (followed === null || followed.call.id !== call.id) return state;
  const seen = followed.seen.at(-1) === call.status ? followed.seen : [...followed.seen, call.status];
  const items = [call, ...state.items.filter(({ id }) => id !== call.id)];
  return { ...state, items, followed: { call, seen, following: isOver(call) ? "over" : "live", error: null } };
}

/** Statuses that are followed by another one. Unknown ones count as final, so that nothing is asked for without end. */
const passing: ReadonlySet<string> = new Set(["queued", "initiated", "ringing", "in-progress"]);

/** True when the call's status does not change any more. */
export function isOver(call: CallRow): boolean {
  return !passing.has(call.status);
}
