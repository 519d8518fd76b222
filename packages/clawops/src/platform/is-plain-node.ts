import { isRecord } from "@pincer/shared/internal";

/** Where the agents are kept that `fetch` goes through: Node's own, and since undici 8 also another. */
const dispatcherKeys = [Symbol.for("undici.globalDispatcher.1"), Symbol.for("undici.globalDispatcher.2")];

/**
 * True in Node with its own `fetch` and nothing set that changes how it connects: no proxy, no mock, no agent of the user's.
 * Requests that went another way than those would call the real service from a test that mocks it.
 */
export function isPlainNode(): boolean {
  const { process } = globalThis as {
    process?: { versions?: Record<string, string>; env?: Record<string, string | undefined> };
  };
  const { node, bun, deno } = process?.versions ?? {};
  if (node === undefined || bun !== undefined || deno !== undefined) return false;
  if (process?.env?.["NODE_USE_ENV_PROXY"] !== undefined) return false;
  return isPlainFetch([globalThis.fetch, ...dispatcherKeys.map((key): unknown => Reflect.get(globalThis, key))]);
}

/**
 * How the source of a platform's `fetch` looks: Node's own loads its undici, of the others there is none to see. That of a proxy around it has
 * no name.
 */
const nodeSource = /internal\/deps\/undici|lazyUndici/;
const hiddenSource = /^\s*(?:async )?function fetch\(\) \{\s*\[native code\]\s*\}\s*$/;

let judgedFetch: { readonly fetch: unknown; readonly isPlatform: boolean } | undefined;

/** Whether the global `fetch` is the platform's own, and not one that a monitor, a framework or a test put in its place. */
export function isPlatformFetch(): boolean {
  const { fetch, process } = globalThis as { fetch: unknown; process?: { versions?: Record<string, string> } };
  if (judgedFetch === undefined || judgedFetch.fetch !== fetch) {
    const source = String(fetch);
    // Deno's source is like that of any function.
    const isDeno = process?.versions?.["deno"] !== undefined;
    judgedFetch = { fetch, isPlatform: isDeno || nodeSource.test(source) || hiddenSource.test(source) };
  }
  return judgedFetch.isPlatform;
}

let judged: { readonly parts: readonly unknown[]; readonly isPlain: boolean } | undefined;

/** Looked at anew only where one of the parts was replaced: it is asked before every request. */
function isPlainFetch(parts: readonly unknown[]): boolean {
  const [fetch, ...dispatchers] = parts;
  if (judged === undefined || !parts.every((part, index) => part === judged?.parts[index])) {
    const isPlain = dispatchers.every(isDefault) && nodeSource.test(String(fetch));
    judged = { parts, isPlain };
  }
  return judged.isPlain;
}

/** True for no dispatcher, and for an agent that undici makes by itself. */
function isDefault(dispatcher: unknown): boolean {
  if (!isRecord(dispatcher)) return true;
  const { name } = dispatcher.constructor;
  if (name === "Dispatcher1Wrapper") return true; // around the other one, which is looked at too
  // An agent with interceptors is a proxy that has a `dispatch` of its own.
  const isComposed = dispatcher["dispatch"] !== Reflect.get(Object.getPrototypeOf(dispatcher) as object, "dispatch");
  return name === "Agent" && !isComposed && hasDefaultOptions(dispatcher);
}

function hasDefaultOptions(agent: object): boolean {
  const key = Object.getOwnPropertySymbols(agent).find(({ description }) => description === "options");
  const options: unknown = key === undefined ? undefined : Reflect.get(agent, key);
  return (
    isRecord(options) &&
    Object.values(options).every((value) => value === undefined || value === Number.POSITIVE_INFINITY)
  );
}
