import { type Answer, download, noContent } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import { toneWav } from "../../media/tone-wav.ts";
import { hasEnded } from "../../state/call-record.ts";
import type { World } from "../../state/world.ts";
import { findCall } from "./find-call.ts";

/** The recording of an ended call that was answered: WAV, 16 bit, mono, 8 kHz. */
export function getRecording(world: World, request: ApiRequest): Answer {
  const call = findCall(world, request);
  if (!call.recorded || !hasEnded(call)) throw refuse(404, `There is no recording of call ${call.id}.`);
  return download(toneWav(), "audio/wav", `${call.id}.wav`);
}

/** Deletes a recording; deleting it again is fine. */
export function deleteRecording(world: World, request: ApiRequest): Answer {
  const call = findCall(world, request);
  if (hasEnded(call)) call.recorded = false;
  return noContent;
}
