import type { ErrorView } from "../errors/describe-error.ts";
import { cutOff, type RunView } from "./run-state.ts";

/** The states of the client, as it names them. */
export type ConnectionState = "idle" | "connecting" | "ready" | "reconnecting" | "closed";

/** What the gateway's hello says. */
export interface HelloFacts {
  readonly protocol: number;
  readonly serverVersion: string;
  readonly connectionId: string | null;
  /** `null` where the gateway does not say. */
  readonly scopes: readonly string[] | null;
  readonly methods: number;
  readonly events: number;
  readonly mainSessionKey: string | null;
}

/** A session as it is shown. */
export interface SessionRow {
  readonly key: string;
  readonly label: string | null;
  readonly model: string | null;
  /** Milliseconds since the epoch. */
  readonly updatedAt: number | null;
  /** Tokens used of the context; `null` where the gateway does not know. */
  readonly context: { readonly used: number; readonly max: number; readonly percent: number } | null;
}

/** What the agent panel shows. */
export interface GatewayState {
  readonly state: ConnectionState;
  readonly hello: HelloFacts | null;
  readonly connectError: ErrorView | null;
  readonly sessions: readonly SessionRow[];
  readonly sessionsLoaded: boolean;
  readonly sessionsError: ErrorView | null;
  /** The chosen session; `null` for the gateway's main one. */
  readonly sessionKey: string | null;
  readonly run: RunView | null;
}

export const noGateway: GatewayState = {
  state: "idle",
  hello: null,
  connectError: null,
  sessions: [],
  sessionsLoaded: false,
  sessionsError: null,
  sessionKey: null,
  run: null,
};

/** What can happen to it. */
export type GatewayAction =
  | { readonly type: "gateway/state"; readonly state: ConnectionState }
  | { readonly type: "gateway/hello"; readonly hello: HelloFacts }
  | { readonly type: "gateway/failed"; readonly error: ErrorView }
  | { readonly type: "gateway/disconnected" }
  | { readonly type: "gateway/sessions"; readonly sessions: readonly SessionRow[] }
  | { readonly type: "gateway/sessions-failed"; readonly error: ErrorView }
  | { readonly type: "gateway/session-chosen"; readonly sessionKey: string | null };

export function reduceGateway(state: GatewayState, action: GatewayAction): GatewayState {
  switch (action.type) {
    case "gateway/state":
      return { ...state, state: action.state, ...(action.state === "connecting" && { connectError: null }) };
    case "gateway/hello":
      return { ...state, hello: action.hello, connectError: null };
    case "gateway/failed":
      return { ...state, connectError: action.error };
    case "gateway/disconnected":
      return { ...noGateway, run: cutOff(state.run), connectError: state.connectError };
    case "gateway/sessions":
      return { ...state, sessions: action.sessions, sessionsLoaded: true, sessionsError: null };
    case "gateway/sessions-failed":
      return { ...state, sessionsLoaded: true, sessionsError: action.error };
    case "gateway/session-chosen":
      return { ...state, sessionKey: action.sessionKey };
  }
}
