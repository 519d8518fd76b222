import { isRecord } from "@pincer/shared/internal";

import type { RequestOptions } from "./request-options.ts";

/**
 * A copy of what a caller gave, for work that begins later: one object filled anew for every call must not change the calls before.
 * Lists and objects of data are copied; what has an inside of its own (a `Map`, a `Blob`, an instance with `toJSON`) stays itself.
 */
export function snapshot<T>(value: T): T;
export function snapshot(value: unknown): unknown {
  const copies = new Map<object, object>();
  const copyOf = (item: unknown): unknown => {
    if (!isData(item)) return item;
    const copy = copies.get(item) ?? (Array.isArray(item) ? Array.from({ length: item.length }) : {});
    copies.set(item, copy);
    return copy;
  };
  const whole = copyOf(value);
  // A loop over what grows meanwhile, and no recursion: data may be nested deeper than the stack.
  for (const [from, to] of copies) {
    for (const [key, item] of Object.entries(from))
      // Also where the key is `__proto__`.
      Object.defineProperty(to, key, { value: copyOf(item), enumerable: true, configurable: true, writable: true });
  }
  return whole;
}

/** The same for request options, whose signal stays itself. */
export function snapshotOptions(options: RequestOptions | undefined): RequestOptions | undefined {
  if (!isRecord(options)) return options;
  const { extraHeaders, extraQuery } = options as RequestOptions;
  return { ...options, extraHeaders: snapshot(extraHeaders), extraQuery: snapshot(extraQuery) };
}

function isData(value: unknown): value is object {
  if (Array.isArray(value)) return true;
  return isRecord(value) && Object.prototype.toString.call(value) === "[object Object]" && !("toJSON" in value);
}
