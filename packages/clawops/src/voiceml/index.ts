/**
 * Builds VoiceML, the XML that ClawOps runs a call by. It needs no client and runs wherever JavaScript does.
 */
export { ClawOpsError } from "../errors/claw-ops-error.ts";
export type { ConnectBuilder } from "./connect-builder.ts";
export type { DialBuilder } from "./dial-builder.ts";
export type { Build, ElementAttributes, ElementBuilder, ElementContent } from "./element-builder.ts";
export type { PromptBuilder } from "./prompt-builder.ts";
export type {
  DialAttributes,
  DialTargetAttributes,
  GatherAttributes,
  PauseAttributes,
  RecordAttributes,
  RejectAttributes,
  SayAttributes,
  StreamAttributes,
  VoiceMLUrl,
} from "./verb-attributes.ts";
export { VoiceResponse } from "./voice-response.ts";
