import { isRecord } from "@pincer/shared/internal";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { checkHeaders, type HeadersLike } from "../options/check-headers.ts";
import { isCount, isDuration } from "../options/read-timeout.ts";
import { describe } from "../wire/describe.ts";
import { isPlain } from "../wire/is-plain.ts";
import { methodLabel } from "../wire/method-label.ts";
import { checkQueryValue } from "../wire/query.ts";

/** Options of one call, as the last argument of every method. */
export interface RequestOptions {
  /**
   * Milliseconds for each attempt, the answer's body included. `Infinity` for none.
   * @default the client's `timeout`
   */
  readonly timeout?: number | undefined;
  /**
   * How often the request may be sent again.
   * @default the client's `maxRetries`
   */
  readonly maxRetries?: number | undefined;
  /**
   * Ends the call at once: it rejects with the signal's own reason. A request that is on its way may still take effect.
   * @default none
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * More headers. They win over `defaultHeaders`; `authorization` cannot be set.
   * @default none
   */
  readonly extraHeaders?: HeadersLike | undefined;
  /**
   * More query parameters, in the wire's spelling. Lists become repeated keys; they win over the method's own.
   * @default none
   */
  readonly extraQuery?: Readonly<Record<string, QueryValue | readonly QueryValue[]>> | undefined;
}

/** What can stand in a query. `null` and `undefined` are left out. */
export type QueryValue = string | number | boolean | Date | null | undefined;

const names: ReadonlySet<string> = new Set(["timeout", "maxRetries", "signal", "extraHeaders", "extraQuery"]);

/** @throws {ClawOpsError} of kind `invalid-argument`, naming the option and what it must be */
export function checkRequestOptions(options: unknown, method: string): void {
  const problem = findProblem(options);
  if (problem !== undefined)
    throw new ClawOpsError(`${methodLabel(method)}: ${problem}.`, { kind: "invalid-argument" });
}

function findProblem(options: unknown): string | undefined {
  if (options === undefined) return undefined;
  if (!isPlain(options)) return `the last argument takes request options as a plain object, got ${describe(options)}`;
  const stray = Object.keys(options).find((name) => !names.has(name));
  if (stray !== undefined) return `there is no request option \`${stray}\`; there are ${[...names].join(", ")}`;
  const { timeout, maxRetries, signal, extraHeaders, extraQuery } = options;
  if (timeout !== undefined && !isDuration(timeout))
    return `\`timeout\` must be a number of milliseconds above 0, got ${show(timeout)}`;
  if (maxRetries !== undefined && !isCount(maxRetries))
    return `\`maxRetries\` must be a whole number from 0, got ${show(maxRetries)}`;
  if (signal !== undefined && !isSignal(signal)) return `\`signal\` must be an AbortSignal, got ${describe(signal)}`;
  const header = extraHeaders === undefined ? undefined : checkHeaders(extraHeaders);
  if (header !== undefined) return `\`extraHeaders\` ${header}`;
  return extraQuery === undefined ? undefined : checkQuery(extraQuery);
}

function checkQuery(query: unknown): string | undefined {
  if (!isPlain(query)) return `\`extraQuery\` must be a plain object, got ${describe(query)}`;
  for (const [name, value] of Object.entries(query)) {
    const problem = checkQueryValue(value);
    if (problem !== undefined) return `\`extraQuery.${name}\` ${problem}`;
  }
  return undefined;
}

/** By shape: a signal of another realm is a signal too. Old polyfills are none, they have no reason to reject with. */
function isSignal(value: unknown): boolean {
  return isRecord(value) && typeof value["throwIfAborted"] === "function" && "addEventListener" in value;
}

function show(value: unknown): string {
  return typeof value === "number" ? String(value) : describe(value);
}
