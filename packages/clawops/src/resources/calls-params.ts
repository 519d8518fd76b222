import type * as wire from "../generated/types.ts";

/** Parameters that a mode of calling does not have. */
type Without<Names extends string> = { readonly [Name in Names]?: undefined };

type CallBase = Omit<wire.CallCreateParams, "url" | "agentId" | "callFlowId" | "callContext" | "variables">;

/** The callee hears what the VoiceML at `url` says. */
export interface VoiceMLCallParams extends CallBase, Without<"agentId" | "callFlowId" | "callContext" | "variables"> {
  /** Asked for VoiceML when the call is answered. Must be reachable from the internet. */
  readonly url: string;
}

/** A managed agent talks with the callee. */
export interface AgentCallParams extends CallBase, Without<"url" | "callFlowId" | "variables"> {
  /** The agent that talks with the callee. */
  readonly agentId: string;
  /** What the agent should know in this call alone. */
  readonly callContext?: wire.CallCreateCallContext | undefined;
}

/** A call flow leads the call. */
export interface CallFlowCallParams extends CallBase, Without<"url" | "agentId" | "callContext"> {
  /** The flow that leads the call. */
  readonly callFlowId: string;
  /** Values for the flow's variables. At most 50; names of letters, digits and `_`. */
  readonly variables?: wire.CallCreateParams["variables"];
}

/** The agent that is connected to `from` (Agent SDK mode) takes the call; 409 where none is. */
export interface ConnectedAgentCallParams
  extends CallBase, Without<"url" | "agentId" | "callFlowId" | "callContext" | "variables"> {}

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
