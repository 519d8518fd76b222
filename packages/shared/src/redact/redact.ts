import { REDACTED, redactText } from "./redact-text.ts";
import { isSecretName } from "./secret-names.ts";

const MAX_DEPTH = 8;
const MAX_ITEMS = 200;

/**
 * A copy of `value` that is safe to print: secrets are replaced by `[redacted]`, in strings by their shape (`Bearer …`,
 * `sk_…`, URL user-info, `token=…`) and in objects by the name of the field. Errors, `Headers`, `Map`, `Set` and `URL` become
 * plain data; cycles, deep nesting (over 8) and long lists (over 200) are cut.
 *
 * A string stays a string, everything else becomes plain data.
 */
export function redact(value: string): string;
export function redact(value: unknown): unknown;
export function redact(value: unknown): unknown {
  return redactValue(value, 0, new Set());
}

function redactValue(value: unknown, depth: number, above: Set<object>): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value === "function") return `[function ${value.name}]`;
  if (typeof value === "symbol") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (above.has(value)) return "[circular]";
  if (depth > MAX_DEPTH) return "[…]";
  above.add(value);
  try {
    return redactObject(value, depth, above);
  } catch {
    return "[unreadable]"; // a getter or a proxy that throws must not hide the error that is being printed
  } finally {
    above.delete(value);
  }
}

function redactObject(value: object, depth: number, above: Set<object>): unknown {
  const inner = (item: unknown): unknown => redactValue(item, depth + 1, above);
  if (value instanceof Error) return redactError(value, inner);
  if (value instanceof URL) return redactText(value.href);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return cut(value).map(inner);
  if (value instanceof Set) return cut([...value]).map(inner);
  const entries = isEntries(value) ? [...value.entries()] : Object.entries(value);
  const copy: Record<string, unknown> = {};
  for (const [key, item] of cut(entries)) {
    const name = String(key);
    const keep = item === undefined || item === null || typeof item === "boolean" || typeof item === "number";
    define(copy, name, isSecretName(name) && !keep ? REDACTED : inner(item));
  }
  return copy;
}

function redactError(error: Error, inner: (item: unknown) => unknown): unknown {
  const copy: Record<string, unknown> = { name: error.name, message: redactText(error.message) };
  for (const [key, item] of Object.entries(error)) {
    if (key !== "cause" && key !== "stack") define(copy, key, isSecretName(key) ? REDACTED : inner(item));
  }
  if (error.cause !== undefined) copy["cause"] = inner(error.cause);
  return copy;
}

/** A key named `__proto__` is data here, never the prototype. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function isEntries(value: object): value is { entries(): Iterable<[unknown, unknown]> } {
  return value instanceof Map || (typeof Headers === "function" && value instanceof Headers);
}

function cut<T>(items: T[]): T[] {
  return items.length > MAX_ITEMS ? items.slice(0, MAX_ITEMS) : items;
}
