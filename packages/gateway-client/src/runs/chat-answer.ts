import { isRecord } from "@pincer/shared/internal";

import type { ChatMessage } from "../protocol/chat.ts";

/** What is looked for in a session's history. */
export interface SoughtAnswer {
  readonly key: string;
  /** The message that was sent. */
  readonly message: string;
  /** When the run began by the gateway's clock, in milliseconds since the epoch, if that is known. */
  readonly startedAt: number | undefined;
}

/** The gateway's clock does not stand still between the start of a run and its first message, nor does it always run forward. */
const TOLERANCE_MS = 1000;

/** The text of a message; empty where it has none. */
export function messageText(message: unknown): string {
  const content = isRecord(message) ? message["content"] : undefined;
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .filter(isRecord)
    .map(({ type, text }) => (type === "text" && typeof text === "string" ? text : ""))
    .join("");
}

/** What a gateway puts at the end of a text that it cuts (openclaw 2026.9.6, `chat.history`). */
const CUT_END = "\n...(truncated)...";

/** Why a message of the history is not the whole answer: a gateway shortens texts, and leaves out those that are too large. */
export function isCut(message: ChatMessage): boolean {
  const marks = message["__openclaw"];
  return (isRecord(marks) && marks["truncated"] === true) || messageText(message).endsWith(CUT_END);
}

/** What there is of the text of a message that is cut. */
export function partOf(message: ChatMessage): string {
  const text = messageText(message);
  return text.endsWith(CUT_END) ? text.slice(0, -CUT_END.length) : "";
}

/** The name of a message of the history (protocol 4). */
export function messageId(message: ChatMessage): string | undefined {
  const marks = message["__openclaw"];
  const id = isRecord(marks) ? marks["id"] : undefined;
  return typeof id === "string" && id !== "" ? id : undefined;
}

/**
 * The last answer to a message, of a session's newest messages. Protocol 4 marks the message with its key; on protocol 3 it is
 * the last one of the same text, and its answer is no older than the run.
 */
export function findAnswer(messages: unknown, sought: SoughtAnswer): ChatMessage | undefined {
  const all = Array.isArray(messages) ? messages.filter(isRecord) : [];
  const start = all.findLastIndex((message) => isAsked(message, sought));
  if (start < 0) return undefined;
  const next = all.findIndex((message, index) => index > start && message["role"] === "user" && isSaid(message));
  // A mark is proof; without one, the clock has to do.
  const since = all[start]?.["idempotencyKey"] === undefined ? sought.startedAt : undefined;
  const answers = all.slice(start + 1, next < 0 ? undefined : next).filter((message) => isAnswer(message, since));
  return answers.at(-1) as ChatMessage | undefined;
}

function isAsked(message: Record<string, unknown>, { key, message: text }: SoughtAnswer): boolean {
  if (message["role"] !== "user") return false;
  const marked = message["idempotencyKey"];
  return typeof marked === "string" ? marked === `${key}:user` : messageText(message).trim() === text.trim();
}

/** Some providers give the results of tools as messages of the user, without a text. */
function isSaid(message: Record<string, unknown>): boolean {
  return messageText(message) !== "";
}

/** What is said before a tool is used, or was broken off, is no answer. */
const notFinal: ReadonlySet<unknown> = new Set(["toolUse", "error", "aborted"]);

function isAnswer(message: Record<string, unknown>, startedAt: number | undefined): boolean {
  if (message["role"] !== "assistant" || messageText(message) === "" || notFinal.has(message["stopReason"]))
    return false;
  const { timestamp } = message;
  return startedAt === undefined || typeof timestamp !== "number" || timestamp >= startedAt - TOLERANCE_MS;
}
