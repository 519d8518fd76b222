import * as operations from "../generated/operations.ts";
import type {
  Call,
  CallControl,
  CallEvent,
  CallListParams,
  CallTransferParams,
  CallUpdateParams,
  PlayAccepted,
  SummaryStatus,
  TranscriptRequestAccepted,
  TranscriptStatus,
  TransferAccepted,
} from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import type { CallCreateParams, CallPlayParams } from "./calls-params.ts";
import { Resource } from "./resource.ts";

/** Phone calls. Every method rejects with a {@link ClawOpsError}; wrong arguments are told before anything is sent. */
export class Calls extends Resource {
  /**
   * Dials a number. It resolves when the call is `queued`, not when it is answered: watch the status callback, or
   * {@link get} it. Never repeated where it may have rung already: such an error has `outcome: "unknown"`.
   * Source: ClawOps API 1.3.2, createCall.
   *
   * @example
   * const call = await client.calls.create({ to: "01012345678", from: "07012341234", url: "https://example.com/voice" });
   */
  async create(params: CallCreateParams, options?: RequestOptions): Promise<Call> {
    return this.call(operations.createCall, {}, params, options);
  }

  /** The account's calls, newest first. Source: ClawOps API 1.3.2, listCalls. */
  list(params?: CallListParams, options?: RequestOptions): PagePromise<Call> {
    return this.pages(operations.listCalls, {}, params, options);
  }

  /** One call with its transfers. Source: ClawOps API 1.3.2, getCall. */
  async get(callId: string, options?: RequestOptions): Promise<Call> {
    return this.call(operations.getCall, { callId }, undefined, options);
  }

  /** Ends a call, ringing or answered, with `{ status: "completed" }`. Source: ClawOps API 1.3.2, updateCall. */
  async update(callId: string, params: CallUpdateParams, options?: RequestOptions): Promise<CallControl> {
    return this.call(operations.updateCall, { callId }, params, options);
  }

  /** Speaks a text or plays a file into a call that was bridged with `<Dial>`. Source: ClawOps API 1.3.2, playIntoCall. */
  async play(callId: string, params: CallPlayParams, options?: RequestOptions): Promise<PlayAccepted> {
    return this.call(operations.playIntoCall, { callId }, params, options);
  }

  /**
   * Transfers a call that an agent has. It resolves when the transfer was accepted; how it ended comes as a `transfer` event.
   * Repeated with the same `requestId`, which is made if you give none. Source: ClawOps API 1.3.2, transferCall.
   */
  async transfer(callId: string, params: CallTransferParams, options?: RequestOptions): Promise<TransferAccepted> {
    return this.call(operations.transferCall, { callId }, params, options);
  }

  /** What happened in a call, in order. Source: ClawOps API 1.3.2, listCallEvents. */
  async listEvents(callId: string, options?: RequestOptions): Promise<CallEvent[]> {
    return this.rows(operations.listCallEvents, { callId }, undefined, options);
  }

  /** The transcript, or how far it is. Source: ClawOps API 1.3.2, getTranscript. */
  async getTranscript(callId: string, options?: RequestOptions): Promise<TranscriptStatus> {
    return this.call(operations.getTranscript, { callId }, undefined, options);
  }

  /** Asks for a transcript; a {@link ConflictError} says that there is or will be one. Source: ClawOps API 1.3.2, requestTranscript. */
  async requestTranscript(callId: string, options?: RequestOptions): Promise<TranscriptRequestAccepted> {
    return this.call(operations.requestTranscript, { callId }, undefined, options);
  }

  /** The summary, or how far it is. Source: ClawOps API 1.3.2, getSummary. */
  async getSummary(callId: string, options?: RequestOptions): Promise<SummaryStatus> {
    return this.call(operations.getSummary, { callId }, undefined, options);
  }
}
