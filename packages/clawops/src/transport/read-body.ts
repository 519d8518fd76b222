import { abortable } from "@pincer/shared/internal";

/** Thrown in the place of a body that is longer than it may be. */
export const TOO_LONG: unique symbol = Symbol("too long");

/**
 * The bytes of an answer, read as they come.
 *
 * @throws {@link TOO_LONG} as soon as there are more than `limit`; what the stream throws; the signal's reason
 */
export async function readBody(response: Response, limit: number, signal: AbortSignal): Promise<Uint8Array> {
  if (response.body === null || response.body === undefined) {
    const bytes = new Uint8Array(await abortable(response.arrayBuffer(), signal));
    if (bytes.byteLength > limit) throw TOO_LONG;
    return bytes;
  }
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await abortable(reader.read(), signal);
      if (done) return join(chunks, size);
      size += value.byteLength;
      if (size > limit) throw TOO_LONG;
      chunks.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => {}); // frees the connection; nobody waits for it
    throw error;
  }
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
