/** Far more than any answer of the API has as text. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024;

/** An answer of which more came than can be held. */
export class AnswerTooLarge extends Error {
  constructor() {
    super(`the answer has more than ${MAX_TEXT_BYTES / 1024 / 1024} MiB of text and was not read to its end.`);
    this.name = "AnswerTooLarge";
  }
}

/** Reads a body as UTF-8 text; rejects with {@link AnswerTooLarge} rather than fill the memory. */
export async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = "";
  // Leaving the loop ends the stream.
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_TEXT_BYTES) throw new AnswerTooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
