import { onAbort } from "@pincer/shared/internal";

/** Thrown in the place of a body that is longer than it may be. */
export const TOO_LONG: unique symbol = Symbol("too long");

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The bytes of an answer, read as they come.
 *
 * @throws {@link TOO_LONG} as soon as there are more than `limit`; what the stream throws; the signal's reason
 */
export async function readBody(response: Response, limit: number, signal: AbortSignal): Promise<Bytes> {
  const bytes = await readBeginning(response, limit + 1, signal);
  if (bytes.byteLength > limit) throw TOO_LONG;
  return bytes;
}

/**
 * The first `limit` bytes of an answer, or all where there are no more; the rest is not read. The caller does not wait longer
 * than the signal allows.
 *
 * @throws what the stream throws; the signal's reason
 */
export async function readBeginning(response: Response, limit: number, signal: AbortSignal): Promise<Bytes> {
  if (isShort(response, limit)) return new Uint8Array(await response.arrayBuffer()).subarray(0, limit);
  const stream = response.body as ReadableStream<Uint8Array> | null | undefined;
  // None without a body, and none of the web's in answers of node-fetch.
  if (typeof stream?.getReader !== "function") return new Uint8Array(await response.arrayBuffer()).subarray(0, limit);
  const reader = stream.getReader();
  const cancel = (): void => void reader.cancel().catch(() => {});
  // Not every `fetch` ends its answer's stream by the signal.
  const forget = onAbort(signal, cancel);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    while (size < limit) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      chunks.push(value);
    }
  } finally {
    forget();
    // Frees the connection where something is left, and does nothing else; nobody waits for it.
    cancel();
  }
  return join(chunks, size).subarray(0, limit);
}

/**
 * True where the length is known to be within the limit, so that it can be read at once, which is cheaper. What is compressed may
 * become longer, and an answer from another origin does not show to a page whether it is.
 */
function isShort({ headers, type }: Response, limit: number): boolean {
  const length = headers.get("content-length");
  return length !== null && Number(length) <= limit && headers.get("content-encoding") === null && type !== "cors";
}

function join(chunks: readonly Uint8Array[], size: number): Bytes {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
