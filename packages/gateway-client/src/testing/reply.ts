import { isRecord } from "@pincer/shared/internal";

/** What a reply function is told about the run that it speaks for. */
export interface ReplyContext {
  /** The session's full key, such as `agent:main:main`. */
  readonly sessionKey: string;
  readonly runId: string;
  /** `provider/model`, such as `local/echo-1`. */
  readonly model: string;
  /** Aborted when the run is: by a client, by its time limit, or because the gateway closes. */
  readonly signal: AbortSignal;
}

/**
 * A tool that the agent uses, told as each generation tells it: protocol 3 to everybody while the session's `verboseLevel` is
 * `"on"`, protocol 4 to the connection that asked, if its `caps` name `tool-events` (and as `item` events to everybody).
 */
export interface ReplyTool {
  /** The tool's name, such as `read`. */
  readonly tool: string;
  /** @default {} */
  readonly args?: Readonly<Record<string, unknown>>;
  /**
   * The text that the tool gave.
   * @default ""
   */
  readonly result?: string;
  /** @default false */
  readonly isError?: boolean;
}

/** A piece of a reply: a text, or a tool that is used. */
export type ReplyPiece = string | ReplyTool;

/**
 * Plays the model: gives the reply to a message piece by piece. Each piece is sent when it is given, so a test that holds
 * the next piece back holds the run.
 */
export type ReplyFunction = (message: string, context: ReplyContext) => AsyncIterable<ReplyPiece>;

/** The reply function for an option: the function itself, a script, a fixed text, or the echo. */
export function toReplyFunction(reply: string | readonly ReplyPiece[] | ReplyFunction | undefined): ReplyFunction {
  if (typeof reply === "function") return reply;
  if (Array.isArray(reply)) return () => script(reply);
  return (message) => words(typeof reply === "string" ? reply : `ECHO: ${message}`);
}

/** True for a tool in a reply. */
export function isReplyTool(piece: unknown): piece is ReplyTool {
  return isRecord(piece) && typeof piece["tool"] === "string" && piece["tool"] !== "";
}

async function* script(pieces: readonly ReplyPiece[]): AsyncGenerator<ReplyPiece, void, undefined> {
  yield* pieces;
}

/** The words of a text with the space before them; joined they are the text. */
async function* words(text: string): AsyncGenerator<string, void, undefined> {
  yield* text.match(/\s*\S+(?:\s+$)?/g) ?? (text === "" ? [] : [text]);
}
