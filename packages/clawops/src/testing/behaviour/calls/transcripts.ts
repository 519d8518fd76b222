import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { Refusal, refuse } from "../../http/refusal.ts";
import { hasEnded } from "../../state/call-record.ts";
import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { findCall } from "./find-call.ts";
import { noteEvent } from "./note-event.ts";
import { transcriptSegments } from "./transcript-segments.ts";

/** Asks for a transcript. A failed one may be asked for again. */
export function requestTranscript(world: World, request: ApiRequest): Answer {
  const call = findCall(world, request);
  if (!hasEnded(call)) throw refuse(400, "A transcript can be requested once the call has ended.");
  const { transcript } = call;
  // These conflicts have a body of their own: `status` is always there, `code` is not.
  if (transcript.status === "pending") throw new Refusal(json(409, { ...transcript, error: "already requested" }));
  if (transcript.status === "completed")
    throw new Refusal(json(409, { status: "completed", error: "already completed" }));
  call.transcript = { status: "pending", startedAt: iso(world.clock.now()) };
  world.timers.after(world.timing.transcriptMs, () => {
    const at = iso(world.clock.now());
    call.transcript = call.recorded
      ? { status: "completed", at }
      : { status: "failed", stage: "download", error: "no_recording" };
    noteEvent(world, call, `transcribe.${call.transcript.status}`);
  });
  return json(202, { status: "pending", callId: call.id });
}

/** How far the transcript is, and its text. */
export function getTranscript(world: World, request: ApiRequest): Answer {
  const call = findCall(world, request);
  if (call.transcript.status !== "completed") return json(200, call.transcript);
  const segments = transcriptSegments(call);
  return json(200, { status: "completed", callId: call.id, segmentCount: segments.length, segments });
}

/** The summary, which comes with the transcript. */
export function getSummary(world: World, request: ApiRequest): Answer {
  const call = findCall(world, request);
  const { transcript } = call;
  if (transcript.status === "failed") return json(200, { status: "failed", failedReason: transcript.error });
  if (transcript.status !== "completed") return json(200, { status: transcript.status });
  return json(200, {
    status: "completed",
    callId: call.id,
    resultJson: {
      coreSummary: "고객이 예약 시간을 문의했고 상담원이 안내했습니다.",
      decisions: ["예약 시간을 오후 3시로 변경"],
      followUps: [],
      sentiment: "neutral",
    },
    provider: "local",
    model: "local",
    promptVersion: "default:v1",
    schemaVersion: "default:v1",
    updatedAt: transcript.at,
  });
}
