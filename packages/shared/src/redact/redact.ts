import { isError } from "../types/is-error.ts";
import { redactText } from "./redact-text.ts";
import { REDACTED } from "./redacted.ts";
import { isSecretName } from "./secret-names.ts";

const MAX_DEPTH = 8;
const MAX_ITEMS = 200;
/** Over all levels: objects that share parts could be walked for ever within the other two limits. */
const MAX_OBJECTS = 5000;

const UNREADABLE = "[unreadable]";

/**
 * A copy of `value` that is safe to print: secrets are replaced by `[redacted]`, in strings by their shape (`Bearer …`,
 * `sk_…`, URL user-info, `token=…`) and in objects by the name of the field. Errors, `Headers`, `Map`, `Set` and `URL` become
 * plain data; cycles, deep nesting (over 8), long lists (over 200) and what is too large as a whole are cut.
 *
 * A string stays a string, everything else becomes plain data.
 */
export function redact(value: string): string;
export function redact(value: unknown): unknown;
export function redact(value: unknown): unknown {
  return redactWith(value, redactText);
}

/** The same with another way to clean a text. */
export function redactWith(value: unknown, text: (text: string) => string): unknown {
  const above = new Set<object>();
  let objects = 0;

  const visit = (item: unknown): unknown => {
    if (typeof item === "string") return text(item);
    if (typeof item === "bigint" || typeof item === "symbol") return text(String(item));
    if (typeof item === "function") return "[function]";
    if (typeof item !== "object" || item === null) return item;
    if (above.has(item)) return "[circular]";
    objects += 1;
    if (above.size > MAX_DEPTH || objects > MAX_OBJECTS) return "[…]";
    above.add(item);
    try {
      return visitObject(item);
    } catch {
      return UNREADABLE;
    } finally {
      above.delete(item);
    }
  };

  const visitObject = (item: object): unknown => {
    if (item instanceof URL || item instanceof Date) return visit(item.toJSON());
    if (ArrayBuffer.isView(item) || item instanceof ArrayBuffer) return `[${item.byteLength} bytes]`;
    if (Array.isArray(item) || item instanceof Set) return first(item).map(visit);
    // `fromEntries` makes a key named `__proto__` data, and never the prototype.
    return Object.fromEntries(
      readEntries(item).map(([key, inner]) => {
        const name = String(visit(key));
        // That a secret is missing, or that there is one, is none.
        return [name, isSecretName(name) && typeof (inner ?? true) !== "boolean" ? REDACTED : visit(inner)];
      }),
    );
  };

  return visit(value);
}

/** Each field by itself: a getter or a proxy that throws must not hide the rest of what is being printed. */
function readFields(item: object): Array<[string, unknown]> {
  let names = Object.keys(item);
  if (isError(item)) names = ["name", "message", ...names.filter((name) => name !== "stack"), "errors", "cause"];
  return names.slice(0, MAX_ITEMS).flatMap((name) => {
    try {
      return name in item ? [[name, item[name as never]]] : [];
    } catch {
      return [[name, UNREADABLE]];
    }
  });
}

/** The entries of a `Map`, `Headers`, `URLSearchParams` or `FormData`, or the fields. */
function readEntries(item: object): Array<[unknown, unknown]> {
  return "entries" in item && typeof item.entries === "function" ? first(item.entries()) : readFields(item);
}

function first<T>(items: Iterable<T>): T[] {
  const taken: T[] = [];
  for (const item of items) if (taken.push(item) >= MAX_ITEMS) break;
  return taken;
}
