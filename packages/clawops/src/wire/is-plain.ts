import { isRecord } from "@pincer/shared/internal";

/**
 * True for an object whose content is its own fields. A `Map`, `URLSearchParams`, bytes or a promise that nobody awaited have none, and
 * would go out as if nothing had been given; of a class with getters, some would be missing.
 */
export function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    isRecord(value) &&
    !(value instanceof Date || value instanceof Blob || value instanceof ArrayBuffer) &&
    typeof (value as { [Symbol.iterator]?: unknown })[Symbol.iterator] !== "function" &&
    !ArrayBuffer.isView(value) &&
    typeof value["then"] !== "function" &&
    !inheritsFields(value)
  );
}

/** Whether an object has getters of its class, or fields of an object before it. Methods are no fields. */
function inheritsFields(value: object): boolean {
  let prototype = parentOf(value);
  if (prototype === Object.prototype) return false;
  while (prototype !== null) {
    const parent = parentOf(prototype);
    if (parent === null) return false; // `Object.prototype`, maybe of another realm
    const inherited = Object.values(Object.getOwnPropertyDescriptors(prototype));
    if (inherited.some(({ get, enumerable }) => get !== undefined || enumerable === true)) return true;
    prototype = parent;
  }
  return false;
}

function parentOf(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}
