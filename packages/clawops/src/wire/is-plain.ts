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

/**
 * True where an object has a field that is not its own: a getter of its class, or of an object before it. It would not go out. A method is
 * no field, and what every object has (`constructor`) is none either.
 */
export function inherits(value: object, name: string): boolean {
  if (Object.prototype.propertyIsEnumerable.call(value, name) || !(name in value)) return false;
  for (let holder: object | null = value; holder !== null; holder = parentOf(holder)) {
    const field = Object.getOwnPropertyDescriptor(holder, name);
    if (field !== undefined) return parentOf(holder) !== null && typeof field.value !== "function";
  }
  return true; // a proxy says that it is there
}

function parentOf(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}
