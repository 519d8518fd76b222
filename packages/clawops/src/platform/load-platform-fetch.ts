import type { FetchLike } from "../client-options.ts";

/**
 * A `fetch` that does what the platform's own cannot: in Node with the optional peer `undici`, limit the time for making a
 * connection. `undefined` everywhere else; nothing of it is loaded there.
 */
export async function loadPlatformFetch(connectTimeoutMs: number): Promise<FetchLike | undefined> {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  if (process?.versions?.node === undefined) return undefined;
  const { loadConnectingFetch } = await import("./connect-timeout.ts");
  return loadConnectingFetch(connectTimeoutMs);
}
