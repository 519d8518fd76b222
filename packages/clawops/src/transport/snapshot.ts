import { copyData, isRecord } from "@pincer/shared/internal";

import type { RequestOptions } from "./request-options.ts";

/**
 * A copy of what a caller gave, for work that begins later: one object filled anew for every call must not change the calls before.
 * Lists and objects of data are copied; what has an inside of its own (a `Map`, a `Blob`, an instance with `toJSON`) stays itself.
 */
export function snapshot<T>(value: T): T;
export function snapshot(value: unknown): unknown {
  return copyData(value, { isData });
}

/** The same for request options, whose signal stays itself. */
export function snapshotOptions(options: RequestOptions | undefined): RequestOptions | undefined {
  if (!isRecord(options)) return options;
  const { extraHeaders, extraQuery } = options as RequestOptions;
  return { ...options, extraHeaders: snapshot(extraHeaders), extraQuery: snapshot(extraQuery) };
}

function isData(value: object): boolean {
  return Array.isArray(value) || (Object.prototype.toString.call(value) === "[object Object]" && !("toJSON" in value));
}
