import type { RawData } from "ws";

/** A message of a test's socket as text. */
export function messageText(data: RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as ArrayBuffer).toString();
}
