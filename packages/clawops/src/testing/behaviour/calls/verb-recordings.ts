import { type Answer, download, noContent } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import { toneWav } from "../../media/tone-wav.ts";
import type { CallRecord } from "../../state/call-record.ts";
import type { World } from "../../state/world.ts";
import { findCall } from "./find-call.ts";

/** How long the files are kept (API 1.3.2): 90 days. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** Keeps what a caller said to VoiceML's Record; gives the name of the recording. */
export function addVerbRecording(world: World, call: CallRecord): string {
  const now = world.clock.now();
  let stamp = now;
  while (call.verbRecordings.has(nameOf(call, stamp))) stamp += 1;
  call.verbRecordings.set(nameOf(call, stamp), now);
  return nameOf(call, stamp);
}

/** What a caller said to VoiceML's Record. */
export function getVerbRecording(world: World, request: ApiRequest): Answer {
  const call = findCall(world, request);
  const name = request.path["recordingName"] ?? "";
  const madeAt = call.verbRecordings.get(name);
  if (madeAt === undefined || world.clock.now() >= madeAt + KEPT_MS) {
    throw refuse(404, `Recording not found: ${name}.`);
  }
  return download(toneWav(), "audio/wav", `${name}.wav`);
}

/** Deletes such a recording; deleting it again is fine. */
export function deleteVerbRecording(world: World, request: ApiRequest): Answer {
  findCall(world, request).verbRecordings.delete(request.path["recordingName"] ?? "");
  return noContent;
}

function nameOf({ id }: CallRecord, stamp: number): string {
  return `verbrec-${id}-${stamp}`;
}
