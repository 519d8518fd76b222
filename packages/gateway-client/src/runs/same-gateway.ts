import type { HelloOk } from "../protocol/hello-ok.ts";

/** A hello, and when it came (milliseconds since the epoch). */
export interface Greeting {
  readonly hello: HelloOk;
  readonly at: number;
}

/** Clocks and messages take their time. */
const TOLERANCE_MS = 2000;

/**
 * True where both hellos come from one start of the gateway. A restarted gateway has forgotten which runs it knew, so that
 * asking again would start a run twice; where nothing tells, it counts as restarted.
 */
export function isSameGateway(before: Greeting, after: Greeting): boolean {
  const boots = [before.hello.server.bootId, after.hello.server.bootId];
  if (boots.every((id) => typeof id === "string")) return boots[0] === boots[1];
  const [older, newer] = [before.hello.snapshot.uptimeMs, after.hello.snapshot.uptimeMs];
  if (typeof older !== "number" || typeof newer !== "number") return false;
  return newer >= older + (after.at - before.at) - TOLERANCE_MS;
}
