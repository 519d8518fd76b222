/**
 * Builds VoiceML, the XML that ClawOps runs a call by. It needs no client and runs wherever JavaScript does.
 */
export { ClawOpsError } from "../errors/claw-ops-error.ts";
export { ConnectBuilder } from "./connect-builder.ts";
export { DialBuilder } from "./dial-builder.ts";
export { ElementBuilder } from "./element-builder.ts";
export type { Build, ElementAttributes, ElementContent } from "./element-builder.ts";
export { PromptBuilder } from "./prompt-builder.ts";
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
