import type { PairingRequiredError } from "../errors/request-errors.ts";
import type { EventFrame } from "../protocol/frames.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import type { GatewayGap } from "../rpc/sequence-gap.ts";
import type { GatewayState } from "./state.ts";

/** What a listener is told that does not come as an event of the gateway. */
export interface ClientEvents {
  /** The client's new state. */
  state: GatewayState;
  /** A connection was made, the first or a later one. */
  hello: HelloOk;
  /** Events were missed: on a live connection (protocol 4 only: protocol 3 has holes in its numbers), or while there was none. */
  gap: GatewayGap;
  /** The client waits until this device is approved: told once per request for approval, with the command for it. */
  pairing: PairingRequiredError;
  /** Every event of the gateway. */
  "*": EventFrame;
}
