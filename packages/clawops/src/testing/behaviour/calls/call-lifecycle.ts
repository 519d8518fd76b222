import type { CallRecord, Ending } from "../../state/call-record.ts";
import { hasEnded } from "../../state/call-record.ts";
import type { World } from "../../state/world.ts";
import { announce } from "../webhooks/announce.ts";
import { endings } from "./endings.ts";
import { reportStatus } from "./note-event.ts";
import { endTransfer, runningTransfer } from "./transfer-lifecycle.ts";

/** Takes a call up: an outbound one is dialled in a moment, an inbound one rings at once. */
export function startCall(world: World, call: CallRecord): void {
  world.calls.set(call.id, call);
  if (call.direction === "inbound") {
    ring(world, call);
    return;
  }
  reportStatus(world, call, "initiated");
  call.stopTimer = world.timers.after(world.timing.queueMs, () => ring(world, call));
}

function ring(world: World, call: CallRecord): void {
  call.status = "ringing";
  reportStatus(world, call, "ringing");
  const { outcome } = call.plan;
  const { ringMs, noAnswerMs } = world.timing;
  const answers = outcome === "completed" && ringMs <= call.ringLimitMs;
  if (answers) {
    call.stopTimer = world.timers.after(ringMs, () => answer(world, call));
    return;
  }
  const unanswered = outcome === "no-answer" || outcome === "completed";
  const ending = unanswered ? endings["no-answer"] : endings[outcome];
  const after = Math.min(unanswered ? noAnswerMs : ringMs, call.ringLimitMs);
  call.stopTimer = world.timers.after(after, () => endCall(world, call, ending));
}

function answer(world: World, call: CallRecord): void {
  call.status = "in-progress";
  call.answeredAt = world.clock.now();
  call.recorded = true;
  if (call.detection !== undefined) call.answeredBy = call.plan.answeredBy;
  reportStatus(world, call, "answered");
  if (call.detection === "Hangup" && call.answeredBy === "machine") {
    endCall(world, call, { ...endings.completed, source: "app" });
    return;
  }
  talk(world, call);
}

/** Lets the parties talk, until the other one hangs up. */
export function talk(world: World, call: CallRecord): void {
  const source = call.direction === "inbound" ? "caller" : "callee";
  const ending: Ending = { ...endings.completed, source };
  call.stopTimer = world.timers.after(call.plan.talkMs, () => endCall(world, call, ending));
}

/** Ends a call, and a transfer that is under way with it. Ending it twice changes nothing. */
export function endCall(world: World, call: CallRecord, ending: Ending): void {
  if (hasEnded(call)) return;
  call.stopTimer();
  call.endedAt = world.clock.now();
  call.status = ending.status;
  call.ending = ending;
  const transfer = runningTransfer(call);
  if (transfer !== undefined)
    endTransfer(world, call, transfer, transfer.status === "connected" ? "completed" : "canceled");
  reportStatus(world, call, "completed");
  if (call.recorded) announce(world, "recording.completed", { CallId: call.id });
  if (call.runner === "call-flow" && call.answeredAt !== undefined)
    announce(world, "callflow.ended", { CallId: call.id });
  call.onEnd?.(call);
}
