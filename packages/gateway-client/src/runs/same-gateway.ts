import type { Greeting } from "../connection/greeting.ts";

/** Messages take their time. */
const TOLERANCE_MS = 2000;

/**
 * True where nothing speaks against it that both hellos come from one start of the gateway. On protocol 4 its `bootId` is proof; on
 * protocol 3 it is a guess, for the uptime goes on through a restart within the process. Where nothing tells, it counts as restarted.
 */
export function isSameGateway(before: Greeting, after: Greeting): boolean {
  if (before.isGone) return false;
  const boots = bootsOf(before, after);
  if (boots !== undefined) return boots.isSame;
  const [older, newer] = [uptimeOf(before), uptimeOf(after)];
  if (older === undefined || newer === undefined) return false;
  return newer >= older + (after.at.steady - before.at.steady) - TOLERANCE_MS;
}

/** True where the second hello certainly comes from another process than the first: the runs of that one have ended with it. */
export function isOtherProcess(before: Greeting, after: Greeting): boolean {
  if (before.isOver) return true;
  const boots = bootsOf(before, after);
  if (boots !== undefined) return !boots.isSame;
  const [older, newer] = [uptimeOf(before), uptimeOf(after)];
  return older !== undefined && newer !== undefined && newer < older;
}

function bootsOf(before: Greeting, after: Greeting): { readonly isSame: boolean } | undefined {
  const [older, newer] = [before.hello.server.bootId, after.hello.server.bootId];
  return typeof older === "string" && typeof newer === "string" ? { isSame: older === newer } : undefined;
}

function uptimeOf({ hello }: Greeting): number | undefined {
  const { uptimeMs } = hello.snapshot;
  return typeof uptimeMs === "number" ? uptimeMs : undefined;
}
