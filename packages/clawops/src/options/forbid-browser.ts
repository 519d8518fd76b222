import { wrongOption } from "./wrong-option.ts";

/**
 * Refuses to go on in a web page. Workers and edge runtimes have no `document` and may hold keys.
 *
 * @throws {ClawOpsError} in a page, unless `allowed`
 */
export function forbidBrowser(allowed: boolean): void {
  const { window, document } = globalThis as { window?: { document?: unknown }; document?: unknown };
  if (allowed || typeof window !== "object" || window === null) return;
  const page = window.document ?? document;
  if (typeof page !== "object" || page === null) return;
  throw wrongOption(
    "ClawOps runs in a web page here: everybody who opens it can read the API key. Call a server of yours, which keeps the key, or pass " +
      "`dangerouslyAllowBrowser: true`.",
  );
}
