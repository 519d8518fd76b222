import type { CallRecord } from "../../state/call-record.ts";
import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";

/** What status callbacks are sent for where the request does not say. */
export const defaultCallbackEvents = "initiated ringing answered completed";

/** Adds a line to the call's history. */
export function noteEvent(
  world: World,
  call: CallRecord,
  event: string,
  detail: Readonly<Record<string, unknown>> = {},
): void {
  call.events.push({ id: world.ids.next("EV"), event, detail, timestamp: iso(world.clock.now()) });
}

/** Notes a step of the call and sends its status callback, if it was asked for. */
export function reportStatus(
  world: World,
  call: CallRecord,
  event: "initiated" | "ringing" | "answered" | "completed",
): void {
  noteEvent(world, call, event, { status: call.status });
  if (call.callback?.events.has(event) !== true) return;
  const detected = event === "completed" && typeof call.answeredBy === "string";
  void world.deliveries.send({
    event: "call.status",
    url: call.callback.url,
    params: {
      CallId: call.id,
      CallStatus: call.status,
      From: call.from,
      To: call.to,
      Direction: call.direction,
      ...(detected ? { AnsweredBy: String(call.answeredBy) } : {}),
    },
  });
}
