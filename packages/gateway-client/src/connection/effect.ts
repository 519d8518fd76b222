import type { HelloOk } from "../protocol/hello-ok.ts";
import type { GatewayCloseReason } from "./state.ts";

/** Everything that a transition can ask for. */
export type ConnectionEffect =
  /** Ask for address and credentials, open a socket, shake hands. */
  | { readonly type: "open" }
  /** Tell who waits for the connection, send what was queued, watch for silence. */
  | { readonly type: "greet"; readonly hello: HelloOk }
  /** Drop the socket without another word, and reject the requests that it carried. */
  | { readonly type: "drop"; readonly error: unknown }
  /** Wait, then give the input `due`. */
  | { readonly type: "wait"; readonly ms: number }
  | { readonly type: "stop-waiting" }
  /** Say that the client waits for a person to approve the device. */
  | { readonly type: "announce"; readonly error: unknown }
  /** Ask the gateway for a sign of life. */
  | { readonly type: "probe" }
  /** Reject callers of connect: all of them, or only those who did not ask to keep trying. */
  | { readonly type: "refuse"; readonly error: unknown; readonly who: "everyone" | "impatient" }
  /** Reject the requests that were never sent. */
  | { readonly type: "discard"; readonly error: unknown }
  /** Reject whatever is left and start the closing handshake, then give the input `gone`. */
  | { readonly type: "shut"; readonly reason: GatewayCloseReason }
  /** Reject whatever is left, and resolve `closed`. */
  | { readonly type: "settle"; readonly reason: GatewayCloseReason };
