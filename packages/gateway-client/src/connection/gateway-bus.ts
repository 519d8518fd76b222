import type { EventEmitter } from "@pincer/shared/internal";

import type { PairingRequiredError } from "../errors/request-errors.ts";
import type { EventFrame } from "../protocol/frames.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import type { GatewayGap } from "../rpc/sequence-gap.ts";
import type { GatewayState } from "./state.ts";

/** What a connection tells. The gateway's own events have a prefix, so that none can pass for one of ours. */
export interface BusEvents {
  state: GatewayState;
  hello: HelloOk;
  gap: GatewayGap;
  pairing: PairingRequiredError;
  /** Every event of the gateway. */
  "*": EventFrame;
  [event: `gateway:${string}`]: EventFrame;
}

/** The way from a connection to those who listen. */
export type GatewayBus = EventEmitter<BusEvents>;
