import * as operations from "../generated/operations.ts";
import type {
  IdResult,
  KakaoBrandImage,
  KakaoBrandImageListParams,
  KakaoBrandImageUploadParams,
} from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Pictures for brand messages. */
export class KakaoBrandImages extends Resource {
  /**
   * Uploads a picture for brand messages: jpg or png of up to 5 MB. Source: ClawOps API 1.3.2, uploadKakaoBrandImage.
   */
  async upload(params: KakaoBrandImageUploadParams, options?: RequestOptions): Promise<IdResult> {
    return this.call(operations.uploadKakaoBrandImage, {}, params, options);
  }

  /** The uploaded pictures. Source: ClawOps API 1.3.2, listKakaoBrandImages. */
  list(params?: KakaoBrandImageListParams, options?: RequestOptions): PagePromise<KakaoBrandImage> {
    return this.pages(operations.listKakaoBrandImages, {}, params, options);
  }
}
