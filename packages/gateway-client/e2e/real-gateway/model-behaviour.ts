import { isRecord } from "@pincer/shared/internal";

/** What the model server does with one request. */
export interface ModelBehaviour {
  /** The pieces of text that it streams, joined the whole answer. */
  readonly pieces: readonly string[];
  /** How long it waits before each piece. */
  readonly delayMs: number;
  /** It asks for its tool instead of answering. */
  readonly callsTool: boolean;
  /** `stop` ends the answer, `silence` sends no more and leaves the request open, a number is the HTTP status refused with. */
  readonly end: "stop" | "silence" | 401 | 500;
}

const MARKER = /\[\[(?:say (?<say>[^\]]*)|slow (?<slow>\d+)|(?<hang>hang)|(?<tool>tool)|fail(?<fail>401|500))\]\]/g;

/**
 * Reads the behaviour out of the markers that a test put into its message:
 *
 * - `[[say hello big world]]` answers with these words, one piece per word;
 * - `[[slow 100]]` waits so many milliseconds before each piece;
 * - `[[hang]]` sends no end (and, without `say`, nothing at all);
 * - `[[tool]]` first has the gateway's `read` tool called, and answers when its result has come;
 * - `[[fail401]]`, `[[fail500]]` refuse with that HTTP status.
 *
 * The user messages after the last answer count, because the gateway adds one of its own after the user's. Markers of one
 * message work together; of several marked messages the last one counts. Without any marker the first message is echoed.
 *
 * @param messages the `messages` of a chat completion request
 */
export function modelBehaviour(messages: unknown): ModelBehaviour {
  const turn = messagesOfTurn(messages);
  const texts = turn.filter(({ role }) => role === "user").map(({ content }) => contentText(content));
  const marked = texts.findLast((text) => text.search(MARKER) !== -1);
  if (marked === undefined)
    return { pieces: wordPieces(texts[0] ?? "nothing was asked"), delayMs: 0, callsTool: false, end: "stop" };

  let words: string | undefined;
  let delayMs = 0;
  let callsTool = false;
  let end: ModelBehaviour["end"] = "stop";
  for (const { groups = {} } of marked.matchAll(MARKER)) {
    if (groups["say"] !== undefined) words = groups["say"];
    else if (groups["slow"] !== undefined) delayMs = Number(groups["slow"]);
    else if (groups["hang"] !== undefined) end = "silence";
    else if (groups["tool"] !== undefined) callsTool = !turn.some(({ role }) => role === "tool");
    else end = groups["fail"] === "401" ? 401 : 500;
  }
  return { pieces: wordPieces(words ?? (end === "stop" ? "as marked" : "")), delayMs, callsTool, end };
}

/** "hello big world" → "hello", " big", " world". */
function wordPieces(text: string): string[] {
  return text.trim().match(/\s*\S+/g) ?? [];
}

/** What came after the last answer. A call of a tool is none. */
function messagesOfTurn(messages: unknown): Record<string, unknown>[] {
  const list = (Array.isArray(messages) ? messages : []).filter(isRecord);
  return list.slice(list.findLastIndex(({ role, tool_calls: calls }) => role === "assistant" && !calls) + 1);
}

function contentText(content: unknown): string {
  if (typeof content === "string") return content;
  const parts: unknown[] = Array.isArray(content) ? content : [];
  return parts
    .filter(isRecord)
    .map((part) => (typeof part["text"] === "string" ? part["text"] : ""))
    .join("\n");
}
