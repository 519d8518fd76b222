import * as operations from "../generated/operations.ts";
import type { KakaoBrandTemplate, KakaoBrandTemplateListParams } from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Brand message templates. */
export class KakaoBrandTemplates extends Resource {
  /** The brand message templates of a channel. Source: ClawOps API 1.3.2, listKakaoBrandTemplates. */
  list(params: KakaoBrandTemplateListParams, options?: RequestOptions): PagePromise<KakaoBrandTemplate> {
    return this.pages(operations.listKakaoBrandTemplates, {}, params, options);
  }
}
