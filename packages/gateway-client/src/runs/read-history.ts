import { isRecord } from "@pincer/shared/internal";

import type { ChatMessage } from "../protocol/chat.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import { findAnswer, isCut, messageId, type SoughtAnswer } from "./chat-answer.ts";

/** The newest so many messages are looked at. */
const LIMIT = 50;
/** Protocol 4 cuts texts after 8,000 characters unless told otherwise; more than this it refuses (openclaw 2026.9.6). */
const MAX_CHARS = 500_000;
/** The same for a single message, which the history leaves out where it is larger than 128 KiB. */
const MAX_CHARS_OF_ONE = 2_000_000;

/** How the history is asked. */
export interface HistoryQuestion {
  readonly sessionKey: string;
  readonly sought: SoughtAnswer;
  /** True where the gateway takes `maxChars`: from protocol 4 on. */
  readonly takesMaxChars: boolean;
  readonly ask: (method: string, params: object) => Promise<ResponseFrame>;
}

/** What the history says. */
export interface ReadHistory {
  readonly message?: ChatMessage | undefined;
  /** Why it could not be read. */
  readonly error?: ResponseFrame["error"];
}

/** What `chat.history` is asked for a session's newest messages, as whole as the gateway gives them. */
export function historyParams(sessionKey: string, takesMaxChars: boolean): object {
  return { sessionKey, limit: LIMIT, ...(takesMaxChars && { maxChars: MAX_CHARS }) };
}

/** The answer to a message as the session's history has it; cut only where the gateway does not give it whole in any way. */
export async function readHistory({ sessionKey, sought, takesMaxChars, ask }: HistoryQuestion): Promise<ReadHistory> {
  let asked = await ask("chat.history", historyParams(sessionKey, takesMaxChars));
  // An older one may take less, or not know it.
  if (takesMaxChars && asked.error?.code === "INVALID_REQUEST") {
    asked = await ask("chat.history", historyParams(sessionKey, false));
  }
  if (asked.error !== undefined) return { error: asked.error };
  const message = findAnswer(isRecord(asked.payload) ? asked.payload["messages"] : undefined, sought);
  const id = message !== undefined && isCut(message) ? messageId(message) : undefined;
  if (id === undefined) return { message };
  const one = await ask("chat.message.get", { sessionKey, messageId: id, maxChars: MAX_CHARS_OF_ONE });
  if (one.error?.retryable === true) return { error: one.error };
  const found = isRecord(one.payload) ? one.payload["message"] : undefined;
  return { message: isRecord(found) ? (found as ChatMessage) : message };
}
