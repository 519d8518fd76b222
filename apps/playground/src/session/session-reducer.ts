import type { PlaygroundStatus } from "../../contract/status.ts";
import { type CallsAction, noCalls, reduceCalls } from "../calls/calls-state.ts";
import { type DetailAction, reduceDetail } from "../calls/detail/detail-state.ts";
import { type GatewayAction, noGateway, reduceGateway } from "../gateway/gateway-state.ts";
import { type RunAction, reduceRun } from "../gateway/run-state.ts";
import { type LogAction, reduceLog } from "../log/log-state.ts";
import { type MessagesAction, noMessages, reduceMessages } from "../messages/messages-state.ts";
import { noNumbers, type NumbersAction, reduceNumbers } from "../numbers/numbers-state.ts";
import type { ServerLink, SessionState } from "./session-state.ts";

/** Everything that can happen; the word before the slash says to which part. */
export type SessionAction =
  | { readonly type: "session/link"; readonly link: ServerLink }
  | { readonly type: "session/status"; readonly status: PlaygroundStatus }
  | NumbersAction
  | MessagesAction
  | CallsAction
  | DetailAction
  | GatewayAction
  | RunAction
  | LogAction;

/** The page's next state. Pure: no clock, no network, no chance. */
export function reduceSession(state: SessionState, action: SessionAction): SessionState {
  if (action.type === "session/link") return { ...state, link: action.link };
  if (action.type === "session/status") return withStatus(state, action.status);
  if (isPart(action, "numbers/")) return { ...state, numbers: reduceNumbers(state.numbers, action) };
  if (isPart(action, "messages/")) return { ...state, messages: reduceMessages(state.messages, action) };
  if (isPart(action, "calls/")) return { ...state, calls: reduceCalls(state.calls, action) };
  if (isPart(action, "detail/")) return { ...state, detail: reduceDetail(state.detail, action) };
  if (isPart(action, "gateway/")) return { ...state, gateway: reduceGateway(state.gateway, action) };
  if (isPart(action, "run/")) {
    return { ...state, gateway: { ...state.gateway, run: reduceRun(state.gateway.run, action) } };
  }
  return { ...state, log: reduceLog(state.log, action) };
}

/** A side that points somewhere else starts anew: nothing of one account is shown as if it were of another. */
function withStatus(state: SessionState, status: PlaygroundStatus): SessionState {
  const before = state.status;
  const next = { ...state, link: "connected" as const, status };
  const clawopsMoved = before !== null && clawopsKey(before) !== clawopsKey(status);
  const gatewayMoved = before !== null && gatewayKey(before) !== gatewayKey(status);
  return {
    ...next,
    ...(clawopsMoved && { numbers: noNumbers, messages: noMessages, calls: noCalls, detail: null }),
    ...(gatewayMoved && { gateway: noGateway }),
  };
}

/** Tells apart where ClawOps requests go. */
export function clawopsKey({ clawops }: PlaygroundStatus): string {
  return `${clawops.target} ${clawops.accountId} ${clawops.baseURL}`;
}

/** Tells apart where gateway frames go. */
export function gatewayKey({ gateway }: PlaygroundStatus): string {
  return `${gateway.target} ${gateway.url}`;
}

function isPart<Prefix extends string>(
  action: SessionAction,
  prefix: Prefix,
): action is Extract<SessionAction, { readonly type: `${Prefix}${string}` }> {
  return action.type.startsWith(prefix);
}
