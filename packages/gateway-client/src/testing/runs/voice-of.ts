import type { ProtocolVersion } from "../wire.ts";
import { newVoice } from "./new-voice.ts";
import { oldVoice } from "./old-voice.ts";
import type { RunVoice } from "./run-voice.ts";

/** The voice of a generation. */
export function voiceOf(protocol: ProtocolVersion): RunVoice {
  return protocol === 3 ? oldVoice : newVoice;
}
