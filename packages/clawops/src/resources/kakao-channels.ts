import * as operations from "../generated/operations.ts";
import type {
  KakaoChannel,
  KakaoChannelConnectParams,
  KakaoChannelListParams,
  KakaoChannelRequestTokenParams,
  KakaoTokenRequest,
} from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** KakaoTalk channels. */
export class KakaoChannels extends Resource {
  /**
   * The connected channels. Their status is as of the last look; {@link retrieve} asks Kakao again. Source: ClawOps API
   * 1.3.2, listKakaoChannels.
   */
  list(params?: KakaoChannelListParams, options?: RequestOptions): PagePromise<KakaoChannel> {
    return this.pages(operations.listKakaoChannels, {}, params, options);
  }

  /**
   * Connects a channel with the `token` that its manager got by text message (see {@link requestToken}). A wrong token
   * is used up (422), a 429 does not use it. Never repeated where it may be connected already: look with {@link list}.
   * Source: ClawOps API 1.3.2, createKakaoChannel.
   */
  async connect(params: KakaoChannelConnectParams, options?: RequestOptions): Promise<KakaoChannel> {
    return this.call(operations.createKakaoChannel, {}, params, options);
  }

  /** Has a token sent to the channel manager's phone. Source: ClawOps API 1.3.2, requestKakaoChannelToken. */
  async requestToken(params: KakaoChannelRequestTokenParams, options?: RequestOptions): Promise<KakaoTokenRequest> {
    return this.call(operations.requestKakaoChannelToken, {}, params, options);
  }

  /** One channel, with its status asked from Kakao anew. Source: ClawOps API 1.3.2, getKakaoChannel. */
  async retrieve(channelId: string, options?: RequestOptions): Promise<KakaoChannel> {
    return this.call(operations.getKakaoChannel, { channelId }, undefined, options);
  }

  /**
   * Disconnects a channel, for good; its alimtalk templates go with it. Gives the channel as it was. Source: ClawOps API
   * 1.3.2, deleteKakaoChannel.
   */
  async disconnect(channelId: string, options?: RequestOptions): Promise<KakaoChannel> {
    return this.call(operations.deleteKakaoChannel, { channelId }, undefined, options);
  }
}
