/**
 * The text of a message in whatever form a socket delivers it: string, bytes in one piece or several, or a Blob (then a
 * promise). Throws a `TypeError` for bytes that are not UTF-8 and for anything else.
 */
export function readMessage(data: unknown): string | Promise<string> {
  if (typeof data === "string") return data;
  if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return decode(data);
  if (Array.isArray(data)) {
    // A fresh decoder in stream mode: a character may be cut by the border of two pieces.
    const decoder = new TextDecoder("utf-8", { fatal: true });
    const parts = data.map((part: ArrayBuffer | ArrayBufferView) => decoder.decode(part as never, { stream: true }));
    return parts.join("") + decoder.decode();
  }
  if (typeof Blob === "function" && data instanceof Blob) return data.arrayBuffer().then(decode);
  throw new TypeError(`a WebSocket message of an unknown kind (${typeof data})`);
}

function decode(bytes: ArrayBuffer | ArrayBufferView): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes as never);
}
