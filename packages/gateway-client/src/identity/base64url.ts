/** Bytes as base64url without padding, as gateways want keys and signatures. */
export function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** The bytes of a text in base64url or base64; `undefined` where it is neither. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.trim().replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
  } catch {
    return undefined;
  }
}

/** The bytes that a user gave as such or as a text; `undefined` where they are not as many as they must be. */
export function exactBytes(value: unknown, length: number): Uint8Array<ArrayBuffer> | undefined {
  const bytes = typeof value === "string" ? fromBase64(value) : ArrayBuffer.isView(value) ? copyOf(value) : undefined;
  return bytes?.length === length ? bytes : undefined;
}

function copyOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength));
}
