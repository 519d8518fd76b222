import { isRecord } from "@pincer/shared/internal";

import type { ChatMessage } from "../protocol/chat.ts";
import { isCut, messageText } from "./chat-answer.ts";

/** What is looked for in a session's history. */
export interface SoughtTurn {
  readonly key: string;
  /** The message that was sent. */
  readonly message: string;
  /** When the run began by the gateway's clock, in milliseconds since the epoch, if that is known. */
  readonly startedAt: number | undefined;
}

/** What the history has of one run. */
export interface Turn {
  /** What the agent said, message by message. */
  readonly texts: readonly string[];
  /** True where the last message is the end of an answer, and not a step on the way. */
  readonly isDone: boolean;
  /** True where the gateway gives less of it than was said. */
  readonly isCut: boolean;
  /** True where the answer was broken off. */
  readonly wasStopped: boolean;
  /** What the model failed with, where that is the last that is known of it. */
  readonly failure: string | undefined;
}

/** The gateway's clock does not stand still between the start of a run and its first message, nor does it always run forward. */
const TOLERANCE_MS = 1000;

/**
 * The turn of a run in a session's newest messages. Protocol 4 marks the message with its key. On protocol 3 it is the message of the
 * same text that is nearest to the start of the run, and its answer is no older than the run; where nobody knows when that was,
 * nothing is taken for its answer.
 */
export function findTurn(messages: unknown, sought: SoughtTurn): Turn | undefined {
  const all = Array.isArray(messages) ? messages.filter(isRecord) : [];
  const start = startOf(all, sought);
  if (start < 0) return undefined;
  const next = all.findIndex(
    (message, index) => index > start && message["role"] === "user" && messageText(message) !== "",
  );
  const turn = all.slice(start + 1, next < 0 ? undefined : next);
  const last = turn.at(-1);
  const said = turn.filter(({ role }) => role === "assistant");
  const end = said.at(-1);
  if (last === undefined || end === undefined) return undefined;
  if (all[start]?.["idempotencyKey"] === undefined && isOlder(end, sought.startedAt)) return undefined;
  const { stopReason, errorMessage } = end;
  const isFailed = stopReason === "error";
  const texts = said.filter(({ stopReason: why }) => why !== "error" && why !== "aborted").map(messageText);
  return {
    texts: texts.filter((text) => text !== ""),
    isDone: last === end && !isFailed && stopReason !== "aborted" && stopReason !== "toolUse",
    isCut: said.some((message) => isCut(message as ChatMessage)),
    wasStopped: stopReason === "aborted",
    failure: isFailed ? (typeof errorMessage === "string" && errorMessage) || "the model failed" : undefined,
  };
}

function startOf(all: readonly Record<string, unknown>[], { key, message: text, startedAt }: SoughtTurn): number {
  const marked = all.findLastIndex(({ role, idempotencyKey }) => role === "user" && idempotencyKey === `${key}:user`);
  if (marked >= 0 || startedAt === undefined) return marked;
  let nearest = -1;
  let distance = Infinity;
  for (const [index, message] of all.entries()) {
    const { role, idempotencyKey, timestamp } = message;
    const isSame = role === "user" && idempotencyKey === undefined && messageText(message).trim() === text.trim();
    if (!isSame || typeof timestamp !== "number") continue;
    const away = Math.abs(timestamp - startedAt);
    if (away > distance) continue;
    [nearest, distance] = [index, away];
  }
  return nearest;
}

function isOlder({ timestamp }: Readonly<Record<string, unknown>>, startedAt: number | undefined): boolean {
  return startedAt !== undefined && typeof timestamp === "number" && timestamp < startedAt - TOLERANCE_MS;
}
