import type { ErrorView } from "../errors/describe-error.ts";

/** A message as it is shown. */
export interface MessageRow {
  readonly id: string;
  readonly status: string;
  readonly type: string;
  readonly direction: string;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly date: string | null;
}

/** What the messages panel shows. */
export interface MessagesState {
  readonly sending: boolean;
  /** The last one that was sent from here, as it was last seen. */
  readonly sent: MessageRow | null;
  readonly sendError: ErrorView | null;
  /** Newest first. */
  readonly items: readonly MessageRow[];
  readonly loaded: boolean;
  readonly listError: ErrorView | null;
}

export const noMessages: MessagesState = {
  sending: false,
  sent: null,
  sendError: null,
  items: [],
  loaded: false,
  listError: null,
};

/** What can happen to it. */
export type MessagesAction =
  | { readonly type: "messages/sending" }
  | { readonly type: "messages/sent"; readonly message: MessageRow }
  | { readonly type: "messages/send-failed"; readonly error: ErrorView }
  | { readonly type: "messages/listed"; readonly items: readonly MessageRow[] }
  | { readonly type: "messages/list-failed"; readonly error: ErrorView };

export function reduceMessages(state: MessagesState, action: MessagesAction): MessagesState {
  switch (action.type) {
    case "messages/sending":
      return { ...state, sending: true, sent: null, sendError: null };
    case "messages/sent": {
      const others = state.items.filter(({ id }) => id !== action.message.id);
      return { ...state, sending: false, sent: action.message, items: [action.message, ...others] };
    }
    case "messages/send-failed":
      return { ...state, sending: false, sendError: action.error };
    case "messages/listed": {
      const sent = action.items.find(({ id }) => id === state.sent?.id) ?? state.sent;
      return { ...state, items: action.items, sent, loaded: true, listError: null };
    }
    case "messages/list-failed":
      return { ...state, loaded: true, listError: action.error };
  }
}

/** True for a message whose status can still change. */
export function isOnItsWay(message: MessageRow): boolean {
  return message.status === "queued";
}
