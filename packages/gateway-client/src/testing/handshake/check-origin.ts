import { invalid, type Answer } from "../wire.ts";

const MESSAGE =
  "origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)";

/** Clients that are web pages and so must have an origin. */
const pages: readonly string[] = ["webchat", "webchat-ui", "openclaw-control-ui"];

/**
 * The newer gateway's refusal of an origin: pages on loopback hosts and those that were allowed may connect, other programs
 * without an origin too. The older gateway lets every origin in.
 */
export function checkOrigin(
  origin: string | undefined,
  clientId: string,
  allowed: readonly string[],
): Answer | undefined {
  if (origin === undefined && !pages.includes(clientId)) return undefined;
  const url = origin === undefined ? null : URL.parse(origin);
  if (origin === undefined || url === null) return refused("origin missing or invalid");
  return isLoopbackHost(url.hostname) || allowed.includes(origin) ? undefined : refused("origin not allowed");
}

/** True for a page of the gateway's users: these are paired without asking. */
export function isPage(clientId: string): boolean {
  return pages.includes(clientId);
}

function isLoopbackHost(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function refused(reason: string): Answer {
  return invalid(MESSAGE, { code: "CONTROL_UI_ORIGIN_NOT_ALLOWED", reason });
}
