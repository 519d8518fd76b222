import { Refusal } from "./refusal.ts";

/** 32 bytes in base64. The last character carries four bits: with others than these, two texts would be one signature. */
const pattern = /^[A-Za-z\d+/]{42}[AEIMQUYcgkosw048]=$/;

/** The bytes of an `X-Signature`. */
export function readSignature(header: string | readonly string[] | null | undefined): Uint8Array<ArrayBuffer> {
  const text = String(header ?? "");
  if (!pattern.test(text)) throw new Refusal("signature", text);
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
