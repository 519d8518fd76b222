import * as operations from "../generated/operations.ts";
import type {
  BlockedRecipient,
  BlockedRecipientCreateParams,
  BlockedRecipientListParams,
  BlockedRecipientReleaseParams,
  BlockedRecipientUpdateParams,
} from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/**
 * Recipients that must not be called or written to: 422 `recipient_blocked` for calls and messages, left out of
 * e-mails.
 */
export class BlockedRecipients extends Resource {
  /** Numbers and addresses that get no calls, messages or e-mails. Source: ClawOps API 1.3.2, listBlockedRecipients. */
  list(params?: BlockedRecipientListParams, options?: RequestOptions): PagePromise<BlockedRecipient> {
    return this.pages(operations.listBlockedRecipients, {}, params, options);
  }

  /**
   * Blocks a recipient on a channel; one that is blocked already is given back. Source: ClawOps API 1.3.2,
   * createBlockedRecipient.
   */
  async create(params: BlockedRecipientCreateParams, options?: RequestOptions): Promise<BlockedRecipient> {
    return this.call(operations.createBlockedRecipient, {}, params, options);
  }

  /** One entry. Source: ClawOps API 1.3.2, getBlockedRecipient. */
  async retrieve(blockId: string, options?: RequestOptions): Promise<BlockedRecipient> {
    return this.call(operations.getBlockedRecipient, { blockId }, undefined, options);
  }

  /** Changes the note; `null` clears it. Source: ClawOps API 1.3.2, updateBlockedRecipient. */
  async update(
    blockId: string,
    params: BlockedRecipientUpdateParams,
    options?: RequestOptions,
  ): Promise<BlockedRecipient> {
    return this.call(operations.updateBlockedRecipient, { blockId }, params, options);
  }

  /**
   * Lifts a block and gives the entry with `active: false`; one that is lifted already is no error. Source: ClawOps API
   * 1.3.2, releaseBlockedRecipient.
   */
  async release(
    blockId: string,
    params?: BlockedRecipientReleaseParams,
    options?: RequestOptions,
  ): Promise<BlockedRecipient> {
    return this.call(operations.releaseBlockedRecipient, { blockId }, params, options);
  }
}
