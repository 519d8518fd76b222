import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import type { WebhookRecord } from "../../state/webhook-record.ts";
import type { World } from "../../state/world.ts";

/** The webhook that the path names, or 404. */
export function findWebhook(world: World, { path }: ApiRequest): WebhookRecord {
  const webhookId = path["webhookId"] ?? "";
  const webhook = world.webhooks.get(webhookId);
  if (webhook === undefined) throw refuse(404, `Webhook not found: ${webhookId}.`);
  return webhook;
}
