import type { WireObject } from "../wire.ts";

/** The `message` of a `chat` event: the text so far; nothing for an empty one. */
export function chatMessage(text: string, timestamp: number): WireObject {
  if (text === "") return {};
  return { message: { role: "assistant", content: [{ type: "text", text }], timestamp } };
}
