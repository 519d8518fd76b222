import * as operations from "../generated/operations.ts";
import type { Usage, UsageListParams, UsageRecord } from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** What was used. */
export class UsageRecords extends Resource {
  /**
   * What was used in a period, in rows by `groupBy`. Pages count from 1; `page.answer` has the period and the sums of
   * all rows. Source: ClawOps API 1.3.2, getUsage.
   */
  list(params: UsageListParams, options?: RequestOptions): PagePromise<UsageRecord, Usage> {
    return this.pages(operations.getUsage, {}, params, options);
  }
}
