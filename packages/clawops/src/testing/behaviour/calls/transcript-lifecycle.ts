import type { CallRecord } from "../../state/call-record.ts";
import { iso } from "../../state/iso.ts";
import type { TranscriptState } from "../../state/transcript-state.ts";
import type { World } from "../../state/world.ts";
import { announce } from "../webhooks/announce.ts";
import { noteEvent } from "./note-event.ts";
import { exampleSummary, transcriptSegments } from "./transcript-segments.ts";

/** Begins a transcript; the summary follows it. */
export function startTranscript(world: World, call: CallRecord): void {
  call.transcript = { status: "pending", startedAt: iso(world.clock.now()) };
  call.summary = { status: "pending" };
  call.stopTranscript();
  call.stopTranscript = world.timers.after(world.timing.transcriptMs, () => finishTranscript(world, call));
}

/** Ends a transcript that is under way, as planned; without a plan it fails where there is no recording. */
export function finishTranscript(world: World, call: CallRecord): void {
  if (call.transcript.status !== "pending") return;
  call.stopTranscript();
  call.transcript = outcomeOf(call);
  const { status } = call.transcript;
  noteEvent(world, call, `transcribe.${status}`);
  announce(world, `transcript.${status}`, { CallId: call.id });
  if (call.transcript.status === "failed") endSummary(world, call, call.transcript.error);
  else call.stopTranscript = world.timers.after(world.timing.summaryMs, () => finishSummary(world, call));
}

/** Ends a summary that is under way, once its transcript is there. */
export function finishSummary(world: World, call: CallRecord): void {
  if (call.summary.status !== "pending" || call.transcript.status !== "completed") return;
  call.stopTranscript();
  const plan = call.summaryPlan;
  endSummary(world, call, plan?.status === "failed" ? (plan.failedReason ?? "summary_failed") : undefined);
}

function outcomeOf(call: CallRecord): TranscriptState {
  const plan = call.transcriptPlan;
  if (plan?.status === "failed") {
    return { status: "failed", stage: plan.stage ?? "transcription", error: plan.error ?? "transcription_failed" };
  }
  if (plan === undefined && !call.recorded) return { status: "failed", stage: "download", error: "no_recording" };
  return { status: "completed", segments: plan?.segments ?? transcriptSegments(call) };
}

function endSummary(world: World, call: CallRecord, failedReason: string | undefined): void {
  const { summaryPlan } = call;
  const planned = summaryPlan?.status === "completed" ? summaryPlan.resultJson : undefined;
  call.summary =
    failedReason === undefined
      ? { status: "completed", at: iso(world.clock.now()), resultJson: planned ?? exampleSummary }
      : { status: "failed", failedReason };
  announce(world, `summary.${call.summary.status}`, { CallId: call.id });
}
