import type { Message } from "../../../generated/types.ts";
import { iso, isoOrNull } from "../../state/iso.ts";
import type { MessageRecord } from "../../state/message-record.ts";
import type { World } from "../../state/world.ts";

/** A message as the API shows it. */
export function showMessage(world: World, message: MessageRecord): Message {
  return {
    messageId: message.id,
    status: message.status,
    type: message.type,
    subject: message.subject,
    to: message.to,
    from: message.from,
    body: message.body,
    numMedia: message.mediaCount,
    mediaUrl: mediaUrls(world, message),
    direction: message.direction,
    accountId: world.accountId,
    dateCreated: iso(message.createdAt),
    dateUpdated: isoOrNull(message.updatedAt),
  };
}

/** Where a message's media are fetched, with the API key. */
export function mediaUrls(world: World, { id, mediaCount }: MessageRecord): string[] {
  const base = `${world.origin()}/v1/accounts/${world.accountId}/messages/${id}/media`;
  return Array.from({ length: mediaCount }, (_, index) => `${base}/${index}`);
}
