import { isRecord } from "@pincer/shared/internal";

import * as operations from "../generated/operations.ts";
import type { Webhook, WebhookCreateParams, WebhookTestResult, WebhookUpdateParams } from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { snapshot } from "../transport/snapshot.ts";
import type { WebhookEvent } from "../webhooks/event-types.ts";
import type { WebhookRequest } from "../webhooks/request.ts";
import type { UnwrapWebhookOptions } from "../webhooks/unwrap-webhook.ts";
import type { VerifyWebhookOptions } from "../webhooks/verify-options.ts";
import { Resource } from "./resource.ts";

/**
 * Webhooks of the account: where its events go, and how they are verified when they come. `@pincer/clawops/webhooks` verifies without
 * a client.
 */
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

  /**
   * Verifies the signature of a webhook: `true`, or a rejection that says what does not fit. The signature covers the URL and the
   * fields of the form, in which it has no time: the same delivery verifies again, so make handlers idempotent.
   * Source: ClawOps API 1.3.2, webhooks (`X-Signature`).
   *
   * @throws {WebhookVerificationError} where it does not verify
   */
  async verify(options: VerifyWebhookOptions): Promise<true> {
    // What the caller does with them while the rest is loaded is for the next call.
    const { params } = { ...options };
    const fields: unknown =
      isRecord(params) && Symbol.iterator in params ? Array.from(params as Iterable<unknown>) : params;
    const kept = snapshot({ ...options, params: fields }) as VerifyWebhookOptions;
    const { verifyWebhook } = await import("../webhooks/verify-webhook.ts");
    return verifyWebhook(kept);
  }

  /**
   * Verifies a request and reads the event in it. Takes a Fetch `Request`, or `{ method, url, headers, body }` of a Node framework.
   * Source: ClawOps API 1.3.2, webhooks.
   *
   * @throws {WebhookVerificationError} where it does not verify, or is no signed form
   */
  async unwrap(request: WebhookRequest, options: UnwrapWebhookOptions): Promise<WebhookEvent> {
    const kept = snapshot({ ...options });
    const { unwrapWebhook } = await import("../webhooks/unwrap-webhook.ts");
    return unwrapWebhook(request, kept);
  }
}
