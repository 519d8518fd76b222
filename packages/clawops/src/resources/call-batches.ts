import * as operations from "../generated/operations.ts";
import type {
  AddedResult,
  CallBatch,
  CallBatchAddTasksParams,
  CallBatchControlParams,
  CallBatchListTasksParams,
  CallBatchTask,
} from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import type { CallBatchCreateParams } from "./call-batches-params.ts";
import { Resource } from "./resource.ts";

/** Batches of outbound calls. */
export class CallBatches extends Resource {
  /**
   * Dials many numbers, some at a time. Never at night (21:00 to 08:00 in Korea). Needs the account to be activated for
   * batches. Never repeated where it may run already: such an error has `outcome: "unknown"`, and {@link list} shows it.
   * Source: ClawOps API 1.3.2, createCallBatch.
   */
  async create(params: CallBatchCreateParams, options?: RequestOptions): Promise<CallBatch> {
    return this.call(operations.createCallBatch, {}, params, options);
  }

  /** Every batch of the account. Source: ClawOps API 1.3.2, listCallBatches. */
  async list(options?: RequestOptions): Promise<CallBatch[]> {
    return this.rows(operations.listCallBatches, {}, undefined, options);
  }

  /** One batch and how far it is. Source: ClawOps API 1.3.2, getCallBatch. */
  async get(batchId: string, options?: RequestOptions): Promise<CallBatch> {
    return this.call(operations.getCallBatch, { batchId }, undefined, options);
  }

  /**
   * The numbers of a batch and what became of each. Pages count from 1, 50 to 500 rows; the API does not say how many
   * there are. Source: ClawOps API 1.3.2, listCallBatchTasks.
   */
  listTasks(batchId: string, params?: CallBatchListTasksParams, options?: RequestOptions): PagePromise<CallBatchTask> {
    return this.pages(operations.listCallBatchTasks, { batchId }, params, options);
  }

  /**
   * Adds numbers to a batch that is not finished. Never repeated where they may have been added already. Source: ClawOps
   * API 1.3.2, addCallBatchTasks.
   */
  async addTasks(batchId: string, params: CallBatchAddTasksParams, options?: RequestOptions): Promise<AddedResult> {
    return this.call(operations.addCallBatchTasks, { batchId }, params, options);
  }

  /** Pauses, resumes or cancels a batch. Source: ClawOps API 1.3.2, controlCallBatch. */
  async control(batchId: string, params: CallBatchControlParams, options?: RequestOptions): Promise<CallBatch> {
    return this.call(operations.controlCallBatch, { batchId }, params, options);
  }
}
