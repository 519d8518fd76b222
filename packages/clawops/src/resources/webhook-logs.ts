import * as operations from "../generated/operations.ts";
import type { WebhookLog, WebhookLogListParams } from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** What was delivered to webhooks. */
export class WebhookLogs extends Resource {
  /**
   * What was delivered to a webhook, newest first: what was sent, what was answered, and how often it was tried. Source:
   * ClawOps API 1.3.2, listWebhookLogs.
   */
  list(webhookId: string, params?: WebhookLogListParams, options?: RequestOptions): PagePromise<WebhookLog> {
    return this.pages(operations.listWebhookLogs, { webhookId }, params, options);
  }
}
