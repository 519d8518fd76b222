import * as operations from "../generated/operations.ts";
import type { Message, MessageListParams } from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { Download } from "../transport/download.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import type { MessageCreateParams } from "./messages-params.ts";
import { Resource } from "./resource.ts";

/** SMS, LMS, MMS and KakaoTalk messages. */
export class Messages extends Resource {
  /**
   * Sends a message. It resolves when it was accepted, not when it was delivered. Repeated safely with the same
   * `idempotencyKey` (1 to 255 characters), which is made for the call if you give none; give your own to make it safe across
   * restarts of your program. Source: ClawOps API 1.3.2, sendMessage.
   *
   * @example
   * await client.messages.create({ to: "01012345678", from: "07012341234", body: "안녕하세요" });
   */
  async create(params: MessageCreateParams, options?: RequestOptions): Promise<Message> {
    return this.call(operations.sendMessage, {}, params, options);
  }

  /** The account's messages, newest first. Source: ClawOps API 1.3.2, listMessages. */
  list(params?: MessageListParams, options?: RequestOptions): PagePromise<Message> {
    return this.pages(operations.listMessages, {}, params, options);
  }

  /** One message. Source: ClawOps API 1.3.2, getMessage. */
  async get(messageId: string, options?: RequestOptions): Promise<Message> {
    return this.call(operations.getMessage, { messageId }, undefined, options);
  }

  /** The picture at `mediaUrl[index]`, from 0. Source: ClawOps API 1.3.2, getMessageMedia. */
  async downloadMedia(messageId: string, index: number, options?: RequestOptions): Promise<Download> {
    return this.call(operations.getMessageMedia, { messageId, index }, undefined, options);
  }
}
