import { isRecord } from "@pincer/shared/internal";

import type { FetchLike } from "../client-options.ts";
import { isPlainNode } from "./is-plain-node.ts";

interface Undici {
  readonly Agent: new (options: object) => object;
  readonly fetch: (url: string, init: object) => Promise<Response>;
}

/**
 * The `fetch` of the optional peer `undici`, with a limit for making the connection; `undefined` where it is not installed, no
 * limit is wanted, or {@link isPlainNode} says no. It steps aside when one of those things is set later. It has to be undici's
 * `fetch` and not the platform's, because an agent of one version does not work with the other.
 */
export async function loadConnectingFetch(timeoutMs: number): Promise<FetchLike | undefined> {
  if (timeoutMs === Number.POSITIVE_INFINITY || !isPlainNode()) return undefined;
  const name = "undici"; // not a literal in import(), so that bundlers leave it alone
  const undici: unknown = await import(/* @vite-ignore */ /* webpackIgnore: true */ name).catch(() => undefined);
  if (!isUndici(undici)) return undefined;
  const connect = { timeout: Math.min(timeoutMs, 2 ** 31 - 1) };
  // undici's own limits of 300 s for headers and body would come before the client's `timeout`.
  const dispatcher = new undici.Agent({ connect, headersTimeout: 0, bodyTimeout: 0 });
  return (url, init) => (isPlainNode() ? undici.fetch(url, { ...init, dispatcher }) : globalThis.fetch(url, init));
}

function isUndici(value: unknown): value is Undici {
  return isRecord(value) && typeof value["Agent"] === "function" && typeof value["fetch"] === "function";
}
