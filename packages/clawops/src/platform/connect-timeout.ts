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
export function loadConnectingFetch(timeoutMs: number): FetchLike | undefined {
  if (timeoutMs === Number.POSITIVE_INFINITY || !isPlainNode()) return undefined;
  const undici = findUndici();
  if (undici === undefined) return undefined;
  const connect = { timeout: Math.min(timeoutMs, 2 ** 31 - 1) };
  // undici's own limits of 300 s for headers and body would come before the client's `timeout`.
  const dispatcher = new undici.Agent({ connect, headersTimeout: 0, bodyTimeout: 0 });
  return (url, init) => (isPlainNode() ? undici.fetch(url, { ...init, dispatcher }) : globalThis.fetch(url, init));
}

interface NodeModule {
  readonly createRequire: (from: string) => (name: string) => unknown;
}

/** By `require`, which is there in every Node that runs this and, unlike an `import()`, is nothing that a bundler follows. */
function findUndici(): Undici | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  try {
    const node = process?.getBuiltinModule?.("module") as NodeModule | undefined;
    const undici = node?.createRequire(import.meta.url)("undici");
    return isUndici(undici) ? undici : undefined;
  } catch {
    return undefined; // not installed
  }
}

function isUndici(value: unknown): value is Undici {
  return isRecord(value) && typeof value["Agent"] === "function" && typeof value["fetch"] === "function";
}
