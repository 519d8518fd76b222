import type { Message } from "@pincer/clawops";

import type { MessageRow } from "./messages-state.ts";

/** A message of the API as a row of the page. */
export function messageRow(message: Message): MessageRow {
  return {
    id: message.messageId,
    status: message.status,
    type: message.type ?? "",
    direction: message.direction ?? "outbound",
    to: message.to ?? "",
    from: message.from ?? "",
    body: message.body ?? "",
    date: message.dateCreated ?? null,
  };
}
