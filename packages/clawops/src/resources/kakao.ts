import * as operations from "../generated/operations.ts";
import type { KakaoChannelCategory } from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { KakaoBrandImages } from "./kakao-brand-images.ts";
import { KakaoBrandTemplates } from "./kakao-brand-templates.ts";
import { KakaoChannels } from "./kakao-channels.ts";
import { KakaoTemplates } from "./kakao-templates.ts";
import { type AccountApi, Resource } from "./resource.ts";

/** KakaoTalk channels, templates and pictures. */
export class Kakao extends Resource {
  /** KakaoTalk channels. */
  readonly channels: KakaoChannels;
  /** Alimtalk templates. */
  readonly templates: KakaoTemplates;
  /** Templates of brand messages. */
  readonly brandTemplates: KakaoBrandTemplates;
  /** Pictures for brand messages. */
  readonly brandImages: KakaoBrandImages;

  /** Made by the account. */
  constructor(api: AccountApi) {
    super(api);
    this.channels = new KakaoChannels(api);
    this.templates = new KakaoTemplates(api);
    this.brandTemplates = new KakaoBrandTemplates(api);
    this.brandImages = new KakaoBrandImages(api);
  }

  /**
   * Every category that a channel can be in. The set is open. Source: ClawOps API 1.3.2, listKakaoChannelCategories.
   */
  async channelCategories(options?: RequestOptions): Promise<KakaoChannelCategory[]> {
    return this.rows(operations.listKakaoChannelCategories, {}, undefined, options);
  }
}
