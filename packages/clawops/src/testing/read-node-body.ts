import type { IncomingMessage } from "node:http";

/** No request of the API comes near: e-mail attachments, the largest, are sent as links. */
const MAX_BYTES = 32 * 1024 * 1024;

/** The bytes of a request's body; `undefined` where there are too many. */
export async function readNodeBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early must not end the connection: the refusal still has to go out.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
