import { isRecord } from "@pincer/shared/internal";

import * as operations from "../generated/operations.ts";
import type { Message, MessageListParams } from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { Download } from "../transport/download.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { atMostOne, exactlyOne, notWith, onlyWith, wrongParams } from "./check-params.ts";
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
    checkMessage(params);
    return this.send(operations.sendMessage, {}, params, options);
  }

  /** The account's messages, newest first. Source: ClawOps API 1.3.2, listMessages. */
  list(params?: MessageListParams, options?: RequestOptions): PagePromise<Message> {
    return this.pages(operations.listMessages, {}, params, options);
  }

  /** One message. Source: ClawOps API 1.3.2, getMessage. */
  async get(messageId: string, options?: RequestOptions): Promise<Message> {
    return this.send(operations.getMessage, { messageId }, undefined, options);
  }

  /** The picture at `mediaUrl[index]`, from 0. Source: ClawOps API 1.3.2, getMessageMedia. */
  async downloadMedia(messageId: string, index: number, options?: RequestOptions): Promise<Download> {
    return this.send(operations.getMessageMedia, { messageId, index }, undefined, options);
  }
}

const textOnly = ["body", "subject", "mediaUrl"];

/** The type that each content has on the wire. */
const kakaoTypes: ReadonlyArray<readonly [content: string, type: string]> = [
  ["kakao", "ata"],
  ["brand", "bms"],
];

function checkMessage(params: unknown): void {
  const { id } = operations.sendMessage;
  atMostOne(id, params, ["kakao", "brand"]);
  notWith(id, params, "kakao", textOnly);
  notWith(id, params, "brand", textOnly);
  onlyWith(id, params, "fallback", ["kakao", "brand"]);
  if (!isRecord(params)) return;
  const { type, brand, body, mediaUrl, kakao } = params;
  if ([brand, body || undefined, mediaUrl, kakao].every((part) => part === undefined))
    throw wrongParams(id, "one of `body`, `kakao` or `brand` is required");
  for (const [content, own] of kakaoTypes) {
    const isContent = params[content] !== undefined;
    if (type !== undefined && (isContent ? type !== own : type === own)) {
      throw wrongParams(
        id,
        `\`type: ${JSON.stringify(type)}\` does not fit ${isContent ? `\`${content}\`, which is "${own}"` : `a message without \`${content}\``}`,
      );
    }
  }
  if (isRecord(brand)) {
    exactlyOne(`${id}: brand`, brand, ["templateId", "free"]);
    notWith(`${id}: brand`, brand, "variables", ["free"]);
  }
}
