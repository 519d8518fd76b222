import type { Random } from "../../../../.config/testing/random.ts";
import { eventFaultKinds, faultKinds, type GatewayFault, requestFaultKinds } from "../../src/testing/fault.ts";

/** After these an answer or an event never comes, on a connection that stays. */
const silencing: ReadonlySet<string> = new Set(["hang", "garbage", "lose-event", "garbage-event"]);
/** These show in the numbers of events. */
const losing: ReadonlySet<string> = new Set(["skip-seq", "lose-event", "reorder-event", "garbage-event"]);
const methods = ["connect", "agent", "agent.wait", "chat.send", "chat.history", "chat.abort", "sessions.patch"];
const events = ["agent", "chat", "tick", "health"];

/** A fault of any kind, at any place. */
export function randomFault(random: Random, isCalm: boolean): GatewayFault {
  const kind = random.pick(faultKinds.filter((name) => !isCalm || !silencing.has(name)));
  const fault: Record<string, unknown> = { kind };
  const isOf = (kinds: readonly string[]): boolean => kinds.includes(kind);
  if (isOf(requestFaultKinds) && !random.once(3)) fault["method"] = random.pick(methods);
  if (isOf(eventFaultKinds) && !random.once(3)) fault["event"] = random.pick(events);
  if (isOf(["slow", "reorder", "stall"])) fault["delayMs"] = random.below(40);
  if (kind === "oversize") fault["bytes"] = 1 + random.below(100_000);
  if (kind === "skip-seq") fault["count"] = 1 + random.below(3);
  if (kind === "clock-skew") Object.assign(fault, { hidden: random.once(4), skewMs: random.pick([-1, 1]) * 3_600_000 });
  if (kind === "error" && random.once(3)) Object.assign(fault, { code: "INVALID_REQUEST", message: "no, never" });
  return fault as unknown as GatewayFault;
}

/** True where clients miss events by it, so that they may tell a gap: events that come before the hello are missed too. */
export function losesEvents(fault: GatewayFault): boolean {
  return losing.has(fault.kind) || (fault.kind === "reorder" && fault.method === "connect");
}
