import { isRecord } from "@pincer/shared/internal";

import type { WireObject } from "../wire.ts";

/** Longer texts are cut, unless `maxChars` says otherwise (openclaw 2026.9.6). */
export const MAX_CHARS = 8_000;
/** A longer message is left out: only its place is shown. */
const MAX_MESSAGE_BYTES = 131_072;

/** A message as the history of protocol 4 shows it where its text is long. */
export function shortenMessage(message: WireObject, maxChars: number): WireObject {
  const { content, __openclaw: marks } = message;
  const said = typeof content === "string" ? content : textOf(content);
  const cut = said.length <= maxChars ? said : `${wholeCharacters(said.slice(0, maxChars))}\n...(truncated)...`;
  const isLarge = Buffer.byteLength(JSON.stringify({ ...message, content: cut })) > MAX_MESSAGE_BYTES;
  if (cut === said && !isLarge) return message;
  const shown = isLarge ? "[chat.history omitted: message too large]" : cut;
  const reason = isLarge ? "oversized" : "display-cap";
  return {
    ...message,
    content: typeof content === "string" && !isLarge ? shown : [{ type: "text", text: shown }],
    __openclaw: { ...(isRecord(marks) ? marks : {}), truncated: true, reason },
  };
}

function textOf(content: unknown): string {
  const [block]: unknown[] = Array.isArray(content) ? content : [];
  return isRecord(block) && typeof block["text"] === "string" ? block["text"] : "";
}

/** Without the first half of a character at its end. */
function wholeCharacters(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
