import { isRecord } from "@pincer/shared/internal";

import type { ServerFrame } from "../protocol/frames.ts";

/** What a gateway says first. */
export interface Challenge {
  readonly nonce: string;
  /** The gateway's clock, in milliseconds since the epoch. */
  readonly ts: number | undefined;
  /** Only gateways of protocol 4 send a list. */
  readonly capabilities: readonly unknown[] | undefined;
}

/** The challenge in a frame; `undefined` where the frame is none. */
export function readChallenge(frame: ServerFrame): Challenge | undefined {
  if (frame.type !== "event" || frame.event !== "connect.challenge" || !isRecord(frame.payload)) return undefined;
  const { nonce, ts, capabilities } = frame.payload;
  if (typeof nonce !== "string" || nonce === "") return undefined;
  return {
    nonce,
    ts: typeof ts === "number" ? ts : undefined,
    capabilities: Array.isArray(capabilities) ? capabilities : undefined,
  };
}
