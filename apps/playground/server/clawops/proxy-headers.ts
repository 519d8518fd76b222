import { redact } from "@pincer/shared";
import type { SecretKeeper } from "@pincer/shared/internal";

import { targetHeader } from "../../contract/paths.ts";

/** Headers that are about one connection and not about the message (RFC 9110, section 7.6.1). */
const hopByHop: readonly string[] = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** What the page's browser adds that the API has no business to see, and what is set anew. */
const notForTheApi: readonly string[] = [
  "accept-encoding",
  "authorization",
  "content-length",
  "cookie",
  "expect",
  "host",
  "origin",
  "referer",
  targetHeader,
];

/**
 * What may not reach the page: the length and coding of a body that was decoded on the way, and what a browser would do by itself
 * to the playground's own origin: cookies, policies, reports to elsewhere, a dialog for passwords, a cached account.
 */
const notForThePage: readonly string[] = [
  "alt-svc",
  "cache-control",
  "clear-site-data",
  "content-encoding",
  "content-length",
  "content-security-policy",
  "content-security-policy-report-only",
  "expires",
  "link",
  "nel",
  "refresh",
  "report-to",
  "reporting-endpoints",
  "service-worker-allowed",
  "set-cookie",
  "speculation-rules",
  "strict-transport-security",
  "www-authenticate",
];

/** The page's headers as they go to the API, with the key that only the server holds. */
export function headersForApi(headers: Headers, apiKey: string): Headers {
  const forwarded = without(headers, notForTheApi);
  for (const name of [...forwarded.keys()]) if (name.startsWith("sec-")) forwarded.delete(name);
  forwarded.set("authorization", `Bearer ${apiKey}`);
  return forwarded;
}

/** The API's headers as they go to the page: no key, no permissions for other pages. */
export function headersForPage(headers: Headers, keeper: SecretKeeper): Headers {
  const forwarded = without(headers, notForThePage);
  for (const [name, value] of [...forwarded]) {
    if (name.startsWith("access-control-")) forwarded.delete(name);
    else forwarded.set(name, keeper.exact(value));
  }
  return forwarded;
}

/** Headers as they are written down. */
export function loggedHeaders(headers: Headers, keeper: SecretKeeper): Record<string, string> {
  const safe: Record<string, string> = {};
  for (const [name, value] of headers) {
    const shown = redact({ [name]: value }) as Record<string, unknown>;
    safe[name] = keeper.text(String(shown[name]));
  }
  return safe;
}

function without(headers: Headers, names: readonly string[]): Headers {
  const listed = (headers.get("connection") ?? "").split(",").map((name) => name.trim().toLowerCase());
  const copy = new Headers(headers);
  for (const name of [...hopByHop, ...names, ...listed]) if (name !== "") copy.delete(name);
  return copy;
}
