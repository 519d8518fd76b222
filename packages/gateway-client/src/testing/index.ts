/** A gateway for tests: real sockets, no model, no network. */
export { createLocalGateway } from "./create-local-gateway.ts";
export { compareTranscript } from "./compare-transcript.ts";
export type { CompareOptions, Difference, Fidelity, TranscriptEntry } from "./compare-transcript.ts";
export { faultKinds } from "./fault.ts";
export type { ClockSkewFault, ErrorFault, EventFault, GatewayFault, GatewayFaultKind } from "./fault.ts";
export type { LoggedFrame } from "./frame-log.ts";
export type {
  ListeningGateway,
  LocalClock,
  LocalGateway,
  LocalGatewayConnection,
  LocalGatewayOptions,
  RestartOptions,
} from "./local-gateway.ts";
export type { LocalModel } from "./local-model.ts";
export type { ReplyContext, ReplyFunction, ReplyPiece, ReplyTool } from "./reply.ts";
export type { WaitOptions } from "./wait-for.ts";
export type { ProtocolVersion } from "./wire.ts";
