import * as operations from "../generated/operations.ts";
import type {
  CallFlow,
  CallFlowCreateParams,
  CallFlowDetail,
  CallFlowReplaceParams,
  CallFlowUpdateParams,
} from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Call flows: graphs of blocks that lead a call. */
export class CallFlows extends Resource {
  /** Every call flow, newest first, without its graph. Source: ClawOps API 1.3.2, listCallFlows. */
  async list(options?: RequestOptions): Promise<CallFlow[]> {
    return this.rows(operations.listCallFlows, {}, undefined, options);
  }

  /**
   * Makes a call flow. A `BadRequestError` whose `body.issues` says what is wrong with the graph, by path. Up to
   * 256 KB; at most 200 flows. Source: ClawOps API 1.3.2, createCallFlow.
   */
  async create(params: CallFlowCreateParams, options?: RequestOptions): Promise<CallFlowDetail> {
    return this.call(operations.createCallFlow, {}, params, options);
  }

  /** One call flow with its graph. Source: ClawOps API 1.3.2, getCallFlow. */
  async get(callFlowId: string, options?: RequestOptions): Promise<CallFlowDetail> {
    return this.call(operations.getCallFlow, { callFlowId }, undefined, options);
  }

  /**
   * Replaces a call flow as a whole; the console's canvas coordinates are lost. Source: ClawOps API 1.3.2,
   * replaceCallFlow.
   */
  async replace(callFlowId: string, params: CallFlowReplaceParams, options?: RequestOptions): Promise<CallFlowDetail> {
    return this.call(operations.replaceCallFlow, { callFlowId }, params, options);
  }

  /**
   * Changes the name or the graph, and keeps the console's canvas coordinates. Source: ClawOps API 1.3.2,
   * updateCallFlow.
   */
  async update(callFlowId: string, params: CallFlowUpdateParams, options?: RequestOptions): Promise<CallFlowDetail> {
    return this.call(operations.updateCallFlow, { callFlowId }, params, options);
  }

  /**
   * Deletes a call flow. A `ConflictError` says that a number still routes to it. Source: ClawOps API 1.3.2,
   * deleteCallFlow.
   */
  async delete(callFlowId: string, options?: RequestOptions): Promise<void> {
    return this.call(operations.deleteCallFlow, { callFlowId }, undefined, options);
  }
}
