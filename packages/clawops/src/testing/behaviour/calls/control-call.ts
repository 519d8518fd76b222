import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import { hasEnded } from "../../state/call-record.ts";
import type { World } from "../../state/world.ts";
import { isHttpUrl } from "../is-http-url.ts";
import { endCall } from "./call-lifecycle.ts";
import { endings } from "./endings.ts";
import { findCall } from "./find-call.ts";
import { noteEvent } from "./note-event.ts";

/** Hangs up; a call that was not answered yet is cancelled. */
export function updateCall(world: World, request: ApiRequest): Answer {
  const call = findCall(world, request);
  if (hasEnded(call)) {
    const state = { callId: call.id, status: call.status };
    throw refuse(409, `The call has ended already (${call.status}).`, "hangup_not_applicable", state);
  }
  const ending = call.answeredAt === undefined ? endings.canceled : { ...endings.completed, source: "app" as const };
  endCall(world, call, ending);
  return json(200, { callId: call.id, status: "completed" });
}

/** Plays a text or a file to the parties of a bridged call. */
export function playIntoCall(world: World, request: ApiRequest): Answer {
  const call = findCall(world, request);
  const { text, url } = request.body;
  if (url !== undefined && !isHttpUrl(url)) throw invalid([issue("/body/url", "format", 'must match format "uri"')]);
  if ((text === undefined) === (url === undefined))
    throw refuse(400, "Give exactly one of text and url.", "invalid_request");
  if (call.status !== "in-progress" || !call.bridged) {
    throw refuse(409, "Only a call that VoiceML's Dial has bridged can be played into.", "CALL_NOT_CONNECTED");
  }
  if (call.playing) throw refuse(409, "Another playback is still running.", "PLAY_IN_PROGRESS");
  call.playing = true;
  world.timers.after(world.timing.playMs, () => {
    call.playing = false;
  });
  const playbackId = world.ids.next("PB");
  noteEvent(world, call, "play", { playbackId });
  return json(202, { callId: call.id, playbackId, status: "playing" });
}
