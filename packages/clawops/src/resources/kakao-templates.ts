import * as operations from "../generated/operations.ts";
import type { KakaoTemplate, KakaoTemplateListParams } from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Alimtalk templates. */
export class KakaoTemplates extends Resource {
  /** The alimtalk templates of a channel. Source: ClawOps API 1.3.2, listKakaoTemplates. */
  list(params: KakaoTemplateListParams, options?: RequestOptions): PagePromise<KakaoTemplate> {
    return this.pages(operations.listKakaoTemplates, {}, params, options);
  }
}
