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
 * Plays the model: gives the reply to a message piece by piece. Each piece is sent when it is given, so a test that holds
 * the next piece back holds the run.
 */
export type ReplyFunction = (message: string, context: ReplyContext) => AsyncIterable<string>;

/** The reply function for an option: the function itself, a fixed text, or the echo. */
export function toReplyFunction(reply: string | ReplyFunction | undefined): ReplyFunction {
  if (typeof reply === "function") return reply;
  return (message) => words(reply ?? `ECHO: ${message}`);
}

/** The words of a text with the space before them; joined they are the text. */
async function* words(text: string): AsyncGenerator<string, void, undefined> {
  yield* text.match(/\s*\S+(?:\s+$)?/g) ?? (text === "" ? [] : [text]);
}
