import { type Answer, json, noContent } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { invalid, issue } from "../../http/validation.ts";
import { iso } from "../../state/iso.ts";
import type { WebhookRecord } from "../../state/webhook-record.ts";
import type { World } from "../../state/world.ts";
import { isHttpUrl } from "../is-http-url.ts";
import { findWebhook } from "./find-webhook.ts";

/** Registers a webhook. */
export function createWebhook(world: World, { body }: ApiRequest): Answer {
  checkUrl(body["url"]);
  return json(201, showWebhook(world, addWebhook(world, String(body["url"]), eventsOf(body["events"]))));
}

/** Keeps a new, active webhook. */
export function addWebhook(world: World, url: string, events: readonly string[]): WebhookRecord {
  const webhook: WebhookRecord = { id: world.ids.next("WH"), createdAt: world.clock.now(), url, events, active: true };
  world.webhooks.set(webhook.id, webhook);
  return webhook;
}

/** Every webhook, at once. */
export function listWebhooks(world: World): Answer {
  return json(200, { data: [...world.webhooks.values()].map((webhook) => showWebhook(world, webhook)) });
}

/** Changes what is given and leaves the rest. */
export function updateWebhook(world: World, request: ApiRequest): Answer {
  const webhook = findWebhook(world, request);
  const { url, events, active } = request.body;
  if (url !== undefined) checkUrl(url);
  if (typeof url === "string") webhook.url = url;
  if (events !== undefined) webhook.events = eventsOf(events);
  if (typeof active === "boolean") webhook.active = active;
  return json(200, showWebhook(world, webhook));
}

/** Removes a webhook. */
export function deleteWebhook(world: World, request: ApiRequest): Answer {
  world.webhooks.delete(findWebhook(world, request).id);
  return noContent;
}

function showWebhook(world: World, { id, url, events, active, createdAt }: WebhookRecord): Record<string, unknown> {
  return { id, account_id: world.accountId, url, events, active, created_at: iso(createdAt) };
}

function eventsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function checkUrl(url: unknown): void {
  if (!isHttpUrl(url)) throw invalid([issue("/body/url", "format", 'must match format "uri"')]);
}
