import type * as wire from "../generated/types.ts";

/** Parameters that a mode of calling does not have. */
type Without<Names extends string> = { readonly [Name in Names]?: undefined };

type CallBase = Omit<
  wire.CallCreateParams,
  "url" | "agentId" | "callFlowId" | "callContext" | "variables" | keyof CallSettings
>;

/** What every mode of calling has besides `to` and `from`. */
interface CallSettings {
  /**
   * How long it rings, in seconds (not milliseconds), at most 600.
   * @default the server's: 30 as of ClawOps API 1.3.2, 60 before
   */
  readonly timeout?: number | undefined;
  /** Where the events of the call are posted. Must be reachable from the internet. */
  readonly statusCallback?: string | undefined;
  /**
   * Which events are posted to `statusCallback`: one, or a list.
   * @default the server's: initiated, ringing, answered and completed
   */
  readonly statusCallbackEvent?: wire.CallbackEvent | readonly wire.CallbackEvent[] | undefined;
  /**
   * Whether the service listens for an answering machine: `Enable` tells you (`answeredBy`), `Hangup` also ends the call.
   * @default off
   */
  readonly machineDetection?: "Enable" | "Hangup" | undefined;
}

/** The callee hears what the VoiceML at `url` says. */
export interface VoiceMLCallParams
  extends CallBase, CallSettings, Without<"agentId" | "callFlowId" | "callContext" | "variables"> {
  /** Asked for VoiceML when the call is answered. Must be reachable from the internet. */
  readonly url: string;
}

/** A managed agent talks with the callee. */
export interface AgentCallParams extends CallBase, CallSettings, Without<"url" | "callFlowId" | "variables"> {
  /** The agent that talks with the callee. */
  readonly agentId: string;
  /** What the agent should know in this call alone. */
  readonly callContext?: wire.CallCreateCallContext | undefined;
}

/** A call flow leads the call. */
export interface CallFlowCallParams extends CallBase, CallSettings, Without<"url" | "agentId" | "callContext"> {
  /** The flow that leads the call. */
  readonly callFlowId: string;
  /** Values for the flow's variables. At most 50; names of letters, digits and `_`. */
  readonly variables?: wire.CallCreateParams["variables"];
}

/** The agent that is connected to `from` (Agent SDK mode) takes the call; 409 where none is. */
export interface ConnectedAgentCallParams
  extends CallBase, CallSettings, Without<"url" | "agentId" | "callFlowId" | "callContext" | "variables"> {}

/**
 * Parameters of `calls.create`: at most one of `url`, `agentId` and `callFlowId`. `timeout` is the ring time in seconds.
 * Source: ClawOps API 1.3.2, createCall.
 */
export type CallCreateParams = VoiceMLCallParams | AgentCallParams | CallFlowCallParams | ConnectedAgentCallParams;

type PlayBase = Omit<wire.CallPlayParams, "text" | "url">;

/** Parameters of `calls.play`: either `text` to be spoken, or the `url` of an mp3 or wav file. Source: ClawOps API 1.3.2, playIntoCall. */
export type CallPlayParams =
  | (PlayBase & { readonly text: string; readonly url?: undefined })
  | (PlayBase & { readonly url: string; readonly text?: undefined });
