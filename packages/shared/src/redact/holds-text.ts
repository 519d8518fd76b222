import { isError } from "../types/is-error.ts";

/** More is not looked through. */
const MAX_VALUES = 2000;

/**
 * True when some text in `value` fits: in fields (also hidden ones and symbols), names of fields, errors and their causes,
 * maps, sets, headers, URLs, requests and bytes. Also true for what is unreadable or too large to say.
 */
export function holdsText(value: unknown, fits: (text: string) => boolean): boolean {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [value];
  try {
    for (let count = 0; waiting.length > 0; count += 1) {
      const item = waiting.pop();
      if (count > MAX_VALUES) return true;
      if (typeof item === "symbol" || typeof item === "string") {
        if (fits(String(item))) return true;
      } else if (typeof item === "object" && item !== null && !seen.has(item)) {
        seen.add(item);
        waiting.push(...partsOf(item));
      }
    }
    return false;
  } catch {
    return true; // a getter or a proxy that throws
  }
}

function partsOf(item: object): unknown[] {
  if (ArrayBuffer.isView(item)) return [new TextDecoder().decode(item)];
  const parts: unknown[] = Reflect.ownKeys(item).flatMap((key) => [key, item[key as never]]);
  // What classes keep behind getters.
  if (isError(item)) parts.push(item.name, item.message, item.stack, item.cause);
  for (const name of ["href", "url", "headers"]) if (name in item) parts.push(item[name as never]);
  // Map, Set, Headers, URLSearchParams, FormData; not a generator, which reading would use up.
  if (Symbol.iterator in item && "forEach" in item && !Array.isArray(item)) parts.push(...(item as Iterable<unknown>));
  return parts;
}
