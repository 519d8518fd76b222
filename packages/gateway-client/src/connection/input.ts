import type { HelloOk } from "../protocol/hello-ok.ts";
import type { ReconnectVerdict } from "../reconnect/should-reconnect.ts";
import type { GatewayCloseReason } from "./state.ts";

/** Everything that can happen to a connection. */
export type ConnectionInput =
  /** Someone wants a connection; `patient` keeps trying where the first attempt fails. */
  | { readonly type: "connect"; readonly patient: boolean }
  /** The gateway spoke first, and the connect request went out. */
  | { readonly type: "challenged" }
  | { readonly type: "hello"; readonly hello: HelloOk }
  /** The attempt failed, or the connection that there was is gone. `random` is a number from 0 to 1 for the next wait. */
  | { readonly type: "failed"; readonly error: unknown; readonly verdict: ReconnectVerdict; readonly random: number }
  /** The network is back, the machine woke up: a connection may be dead, and an attempt may do better than before. */
  | { readonly type: "wake" }
  /** The wait before the next attempt is over. */
  | { readonly type: "due" }
  | { readonly type: "close"; readonly reason: GatewayCloseReason }
  /** The socket is gone after `close`. */
  | { readonly type: "gone" };
