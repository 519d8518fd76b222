import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

import type { ModelBehaviour } from "./model-behaviour.ts";

/** Both gateways have this tool, and this file in a new workspace. */
const TOOL_CALL = {
  index: 0,
  id: "call_1",
  type: "function",
  function: { name: "read", arguments: JSON.stringify({ path: "SOUL.md", limit: 2 }) },
} as const;

/** The fields that every chunk and every whole answer begins with. */
interface AnswerHead {
  readonly id: string;
  readonly created: number;
  readonly model: string;
}

/** What an answer is sent with. */
export interface AnswerOptions {
  readonly head: AnswerHead;
  /** Aborted when the client has gone or the server closes. */
  readonly signal: AbortSignal;
}

/** Sends the answer as server-sent chunks: one per piece, a last one with the usage, then `[DONE]`. */
export async function streamAnswer(
  response: ServerResponse,
  { pieces, delayMs, callsTool, end }: ModelBehaviour,
  { head, signal }: AnswerOptions,
): Promise<void> {
  const send = (choices: unknown[], rest: Record<string, unknown> = {}): void => {
    const chunk = { ...head, object: "chat.completion.chunk", choices, ...rest };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  if (pieces.length === 0 && end === "silence") return;
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  send([{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }]);
  if (callsTool) {
    send([{ index: 0, delta: { tool_calls: [TOOL_CALL] }, finish_reason: null }]);
    send([{ index: 0, delta: {}, finish_reason: "tool_calls" }]);
    send([], { usage: usage(pieces) });
    response.end("data: [DONE]\n\n");
    return;
  }
  for (const content of pieces) {
    if (delayMs > 0) await delay(delayMs, undefined, { signal });
    send([{ index: 0, delta: { content }, finish_reason: null }]);
  }
  if (end === "silence") return;
  send([{ index: 0, delta: {}, finish_reason: "stop" }]);
  send([], { usage: usage(pieces) });
  response.end("data: [DONE]\n\n");
}

/** Sends the answer as one JSON object. */
export async function wholeAnswer(
  response: ServerResponse,
  { pieces, delayMs, end }: ModelBehaviour,
  { head, signal }: AnswerOptions,
): Promise<void> {
  if (end === "silence") return;
  if (delayMs > 0) await delay(delayMs * pieces.length, undefined, { signal });
  const message = { role: "assistant", content: pieces.join("") };
  sendJson(response, 200, {
    ...head,
    object: "chat.completion",
    choices: [{ index: 0, message, finish_reason: "stop" }],
    usage: usage(pieces),
  });
}

/** Sends a JSON body. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function usage(pieces: readonly string[]): Record<string, number> {
  return { prompt_tokens: 10, completion_tokens: pieces.length, total_tokens: 10 + pieces.length };
}
