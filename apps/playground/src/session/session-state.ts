import type { PlaygroundStatus } from "../../contract/status.ts";
import { type CallsState, noCalls } from "../calls/calls-state.ts";
import type { CallDetail } from "../calls/detail/detail-state.ts";
import { type GatewayState, noGateway } from "../gateway/gateway-state.ts";
import { emptyLog, type LogState } from "../log/log-state.ts";
import { type MessagesState, noMessages } from "../messages/messages-state.ts";
import { type NumbersState, noNumbers } from "../numbers/numbers-state.ts";

/** How the page stands to its server. `ended`: it was restarted, and only a reload helps. */
export type ServerLink = "connecting" | "connected" | "lost" | "ended";

/** Everything the page shows. */
export interface SessionState {
  readonly link: ServerLink;
  readonly status: PlaygroundStatus | null;
  readonly numbers: NumbersState;
  readonly messages: MessagesState;
  readonly calls: CallsState;
  /** The call that is looked into. */
  readonly detail: CallDetail | null;
  readonly gateway: GatewayState;
  readonly log: LogState;
}

/** Before anything is known. */
export const initialState: SessionState = {
  link: "connecting",
  status: null,
  numbers: noNumbers,
  messages: noMessages,
  calls: noCalls,
  detail: null,
  gateway: noGateway,
  log: emptyLog,
};
