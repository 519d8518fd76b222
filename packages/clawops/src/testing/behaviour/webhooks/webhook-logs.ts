import type { Delivery } from "../../deliveries/delivery.ts";
import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { pageOf } from "../../http/page-of.ts";
import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { findWebhook } from "./find-webhook.ts";

/** What was sent to a webhook, newest first. */
export function listWebhookLogs(world: World, request: ApiRequest): Answer {
  const { id } = findWebhook(world, request);
  const rows = world.deliveries.entries.filter(({ webhookId }) => webhookId === id).toReversed();
  return pageOf(request.query, rows.map(showDelivery));
}

/** Sends an example of the first event that the webhook listens to. */
export function testWebhook(world: World, request: ApiRequest): Answer {
  const { id, url, events } = findWebhook(world, request);
  const event = events[0] ?? "message.sent";
  void world.deliveries.send({ event, url, params: exampleParams(world, event), webhookId: id });
  return json(200, { ok: true, message: `A ${event} event is on its way.` });
}

/** What events are about, by the first part of their name. */
const idNames: Readonly<Record<string, readonly [name: string, prefix: string]>> = {
  transcript: ["CallId", "CA"],
  summary: ["CallId", "CA"],
  recording: ["CallId", "CA"],
  callflow: ["CallId", "CA"],
  assignment: ["LinkId", "assignment_"],
  email: ["EmailId", "cm"],
};

/** Only message events have documented fields; others have the id that they are about. */
function exampleParams(world: World, event: string): Record<string, string> {
  const Timestamp = iso(world.clock.now());
  const [subject = "", Status = ""] = event.split(".");
  if (subject !== "message") {
    const [name, prefix] = (Object.hasOwn(idNames, subject) ? idNames[subject] : undefined) ?? [];
    const id = name === undefined || prefix === undefined ? {} : { [name]: world.ids.next(prefix) };
    return { ...id, AccountId: world.accountId, Timestamp };
  }
  const isInbound = Status === "received";
  return {
    MessageId: world.ids.next("MG"),
    AccountId: world.accountId,
    From: isInbound ? "01012345678" : "07012341234",
    To: isInbound ? "07012341234" : "01012345678",
    Direction: isInbound ? "inbound" : "outbound",
    Type: "sms",
    Status,
    Timestamp,
    ...(isInbound ? { Subject: "", Body: "테스트", NumMedia: "0" } : {}),
  };
}

function showDelivery(delivery: Delivery): Record<string, unknown> {
  const { id, webhookId, event, url, params, status, attempt, maxAttempts, createdAt, completedAt } = delivery;
  const { responseStatus, responseBody, responseTimeMs } = delivery;
  const request = { requestUrl: url, requestPayload: params };
  const response = { responseStatus, responseBody, responseTimeMs };
  return { id, webhookId, event, ...request, ...response, status, attempt, maxAttempts, createdAt, completedAt };
}
