/**
 * The text of a message in whatever form a socket delivers it: string, bytes in one piece or several, or a Blob (then a
 * promise). Throws a `TypeError` for bytes that are not UTF-8 and for anything else.
 */
export function readMessage(data: unknown): string | Promise<string> {
  if (typeof data === "string") return data;
  if (ArrayBuffer.isView(data) || tagOf(data) === "ArrayBuffer") return decode(data as ArrayBufferView);
  if (Array.isArray(data)) {
    // A fresh decoder in stream mode: a character may be cut by the border of two pieces.
    const decoder = new TextDecoder("utf-8", { fatal: true });
    const parts = data.map((part: AllowSharedBufferSource) => decoder.decode(part, { stream: true }));
    return parts.join("") + decoder.decode();
  }
  if (tagOf(data) === "Blob") return (data as Blob).arrayBuffer().then(decode);
  throw new TypeError(`a WebSocket message of an unknown kind (${typeof data})`);
}

function decode(bytes: AllowSharedBufferSource): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** The kind of an object, also of another realm (Jest gives tests one of their own, and `instanceof` fails). */
function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
