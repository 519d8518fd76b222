import type * as wire from "../generated/types.ts";

type BatchBase = Omit<wire.CallBatchCreateParams, "url" | "agentId" | "callFlowId">;

/**
 * Parameters of `callBatches.create`: exactly one of `url` (VoiceML), `agentId` and `callFlowId` leads the calls.
 * Source: ClawOps API 1.3.2, createCallBatch.
 */
export type CallBatchCreateParams =
  | (BatchBase & { readonly url: string; readonly agentId?: undefined; readonly callFlowId?: undefined })
  | (BatchBase & { readonly agentId: string; readonly url?: undefined; readonly callFlowId?: undefined })
  | (BatchBase & { readonly callFlowId: string; readonly url?: undefined; readonly agentId?: undefined });
