import { isRecord } from "@pincer/shared/internal";

/**
 * True for an object whose content is its own fields. A `Map`, `URLSearchParams`, bytes or a promise that nobody awaited have none, and
 * would go out as if nothing had been given.
 */
export function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    isRecord(value) &&
    !(value instanceof Date || value instanceof Blob || value instanceof ArrayBuffer) &&
    typeof (value as { [Symbol.iterator]?: unknown })[Symbol.iterator] !== "function" &&
    !ArrayBuffer.isView(value) &&
    typeof value["then"] !== "function"
  );
}
