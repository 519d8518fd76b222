import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { Refusal, refuse } from "../../http/refusal.ts";
import { hasEnded } from "../../state/call-record.ts";
import type { World } from "../../state/world.ts";
import { findCall } from "./find-call.ts";
import { startTranscript } from "./transcript-lifecycle.ts";

/** Asks for a transcript. A failed one may be asked for again. */
export function requestTranscript(world: World, request: ApiRequest): Answer {
  const call = findCall(world, request);
  if (!hasEnded(call)) throw refuse(400, "A transcript can be requested once the call has ended.");
  const { transcript } = call;
  // These conflicts have a body of their own: `status` is always there, `code` is not.
  if (transcript.status === "pending") throw new Refusal(json(409, { ...transcript, error: "already requested" }));
  if (transcript.status === "completed")
    throw new Refusal(json(409, { status: "completed", error: "already completed" }));
  startTranscript(world, call);
  return json(202, { status: "pending", callId: call.id });
}

/** How far the transcript is, and its text. */
export function getTranscript(world: World, request: ApiRequest): Answer {
  const { id, transcript } = findCall(world, request);
  if (transcript.status !== "completed") return json(200, transcript);
  const { segments } = transcript;
  return json(200, { status: "completed", callId: id, segmentCount: segments.length, segments });
}

/** How far the summary is, and what it says. */
export function getSummary(world: World, request: ApiRequest): Answer {
  const { id, summary } = findCall(world, request);
  if (summary.status !== "completed") return json(200, summary);
  return json(200, {
    status: "completed",
    callId: id,
    resultJson: summary.resultJson,
    provider: "local",
    model: "local",
    promptVersion: "default:v1",
    schemaVersion: "default:v1",
    updatedAt: summary.at,
  });
}
