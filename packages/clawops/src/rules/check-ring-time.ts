import { isRecord } from "@pincer/shared/internal";

import { wrongParams } from "./wrong-params.ts";

/** Seconds. Source: ClawOps API 1.3.2, createCall, which cuts more down to this. */
const MAX_RING_TIME = 600;

/** @throws {ClawOpsError} for a ring time that can only be meant in milliseconds: the phone would ring for ten minutes */
export function checkRingTime(operation: string, params: unknown): void {
  const timeout = isRecord(params) ? params["timeout"] : undefined;
  if (typeof timeout === "number" && timeout > MAX_RING_TIME)
    throw wrongParams(operation, `\`timeout\` is the ring time in seconds, at most ${MAX_RING_TIME}, got ${timeout}`);
}
