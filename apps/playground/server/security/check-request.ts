import { sessionEndedCode } from "../../contract/paths.ts";

/** What is looked at of a request before anything is done with it. */
export interface RequestFacts {
  readonly method: string;
  readonly path: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** The browser's `Sec-Fetch-Site`. */
  readonly fetchSite: string | undefined;
  readonly cookie: string | undefined;
  /** True for a WebSocket upgrade. */
  readonly upgrade: boolean;
}

/** What a request must fit to. */
export interface OwnAddress {
  readonly port: number;
  readonly cookie: { readonly name: string; readonly value: string };
}

/** Why a request is not served. */
export interface Refusal {
  readonly status: 401 | 403 | 421;
  readonly code: string;
  readonly error: string;
}

const loopbackHosts: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/** Paths that act, read state or hold credentials behind them; the rest is the page itself. */
const guarded = /^\/(?:api|clawops|gateway)(?:\/|$)/;

/**
 * Decides whether a request came from the playground's own page.
 *
 * - A `Host` that is not loopback: a foreign name that was made to point here (DNS rebinding).
 * - An `Origin` that is not ours, or none where something is changed or a socket opened: another page in the same browser.
 * - No cookie of this start: a page from before a restart, or a request that no page made.
 */
export function checkRequest(facts: RequestFacts, own: OwnAddress): Refusal | undefined {
  const host = facts.host?.toLowerCase();
  if (host === undefined || !loopbackHosts.some((name) => isOwnHost(host, name, own.port))) {
    return refuse(421, "playground_host", "The playground answers only under 127.0.0.1 or localhost and its own port.");
  }
  const isRead = (facts.method === "GET" || facts.method === "HEAD") && !facts.upgrade;
  const foreignOrigin = facts.origin === undefined ? !isRead : facts.origin !== `http://${host}`;
  if (foreignOrigin) {
    return refuse(
      403,
      "playground_origin",
      "Only the playground's own page may do this (the Origin header is not its own).",
    );
  }
  if (!guarded.test(facts.path)) return undefined;
  if (facts.fetchSite !== undefined && facts.fetchSite !== "same-origin" && facts.fetchSite !== "none") {
    return refuse(
      403,
      "playground_origin",
      "Only the playground's own page may read this (the request came from elsewhere).",
    );
  }
  if (readCookie(facts.cookie, own.cookie.name) !== own.cookie.value) {
    return refuse(401, sessionEndedCode, "This page is not from the running playground. Reload it.");
  }
  return undefined;
}

function isOwnHost(host: string, name: string, port: number): boolean {
  return host === `${name}:${port}` || (port === 80 && host === name);
}

function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(";") ?? []) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=");
  }
  return undefined;
}

function refuse(status: Refusal["status"], code: string, error: string): Refusal {
  return { status, code, error };
}
