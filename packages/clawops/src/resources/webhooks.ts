import * as operations from "../generated/operations.ts";
import type { Webhook, WebhookCreateParams, WebhookTestResult, WebhookUpdateParams } from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Webhooks of the account: where its events go. */
export class Webhooks extends Resource {
  /** Registers a URL for events of the account. Source: ClawOps API 1.3.2, createWebhook. */
  async create(params: WebhookCreateParams, options?: RequestOptions): Promise<Webhook> {
    return this.call(operations.createWebhook, {}, params, options);
  }

  /** Every registered webhook. Source: ClawOps API 1.3.2, listWebhooks. */
  async list(options?: RequestOptions): Promise<Webhook[]> {
    return this.rows(operations.listWebhooks, {}, undefined, options);
  }

  /** Changes what is given: `active: false` pauses it. Source: ClawOps API 1.3.2, updateWebhook. */
  async update(webhookId: string, params: WebhookUpdateParams, options?: RequestOptions): Promise<Webhook> {
    return this.call(operations.updateWebhook, { webhookId }, params, options);
  }

  /** Removes a webhook. Source: ClawOps API 1.3.2, deleteWebhook. */
  async delete(webhookId: string, options?: RequestOptions): Promise<void> {
    return this.call(operations.deleteWebhook, { webhookId }, undefined, options);
  }

  /**
   * Sends an example event to a webhook. Never repeated where it may have been sent already.
   * Source: ClawOps API 1.3.2, testWebhook.
   */
  async test(webhookId: string, options?: RequestOptions): Promise<WebhookTestResult> {
    return this.call(operations.testWebhook, { webhookId }, undefined, options);
  }
}
