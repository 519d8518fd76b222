import { iso } from "../../state/iso.ts";
import type { MessageRecord } from "../../state/message-record.ts";
import type { World } from "../../state/world.ts";
import { deliverEvent } from "../webhooks/deliver-event.ts";
import { mediaUrls } from "./show-message.ts";

/** Tells the registered webhooks what became of a message. */
export function announceMessage(world: World, message: MessageRecord): void {
  deliverEvent(world, `message.${message.status}`, messageParams(world, message));
}

/** The fields of a message event; a received one also has its content. */
export function messageParams(world: World, message: MessageRecord): Record<string, string> {
  const { status } = message;
  const params = {
    MessageId: message.id,
    AccountId: world.accountId,
    From: message.from,
    To: message.to,
    Direction: message.direction,
    Type: message.type,
    Status: status,
    Timestamp: iso(message.updatedAt ?? message.createdAt),
  };
  if (status !== "received") return params;
  const media = mediaUrls(world, message).map((url, index): [string, string] => [`MediaUrl${index}`, url]);
  return {
    ...params,
    Subject: message.subject ?? "",
    Body: message.body ?? "",
    NumMedia: String(message.mediaCount),
    ...Object.fromEntries(media),
  };
}
