import { isRecord } from "@pincer/shared/internal";

/** What is sent, before it becomes a `Request`. */
export interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
  readonly redirect: "manual" | "follow";
  readonly signal: AbortSignal;
}

/** A `fetch` with a limit for making the connection. */
export type ConnectingFetch = (outgoing: Outgoing) => Promise<Response>;

interface Undici {
  readonly Agent: new (options: { connect: { timeout: number } }) => object;
  readonly fetch: (url: string, init: object) => Promise<Response>;
}

/**
 * The `fetch` of the optional peer `undici`, with a connect timeout; `undefined` where it is not installed or not wanted:
 * outside of Node, where the global `fetch` is not the platform's own (a test or an agent replaced it), and where proxies
 * or another dispatcher are set for the process. It has to be undici's `fetch` and not the platform's, because an agent of one
 * version does not work with the other.
 */
export async function loadConnectingFetch(timeoutMs: number): Promise<ConnectingFetch | undefined> {
  if (timeoutMs === Number.POSITIVE_INFINITY || !isPlainNode()) return undefined;
  const name = "undici"; // not a literal in import(), so that bundlers leave it alone
  const undici: unknown = await import(/* @vite-ignore */ /* webpackIgnore: true */ name).catch(() => undefined);
  if (!isUndici(undici)) return undefined;
  const dispatcher = new undici.Agent({ connect: { timeout: Math.min(timeoutMs, 2 ** 31 - 1) } });
  return ({ url, ...init }) => undici.fetch(url, { ...init, dispatcher });
}

/** True in Node with its own `fetch` and nothing that redirects its connections. */
export function isPlainNode(): boolean {
  const { process } = globalThis as {
    process?: { versions?: Record<string, string>; env?: Record<string, string | undefined> };
  };
  const { node, bun, deno } = process?.versions ?? {};
  if (node === undefined || bun !== undefined || deno !== undefined) return false;
  if (process?.env?.["NODE_USE_ENV_PROXY"] !== undefined) return false;
  const dispatcher: unknown = Reflect.get(globalThis, Symbol.for("undici.globalDispatcher.1"));
  if (
    typeof dispatcher === "object" &&
    dispatcher !== null &&
    !/^(?:Agent|Dispatcher1Wrapper)$/.test(dispatcher.constructor.name)
  )
    return false;
  return String(globalThis.fetch).includes("internal/deps/undici") || String(globalThis.fetch).includes("lazyUndici");
}

function isUndici(value: unknown): value is Undici {
  return isRecord(value) && typeof value["Agent"] === "function" && typeof value["fetch"] === "function";
}
