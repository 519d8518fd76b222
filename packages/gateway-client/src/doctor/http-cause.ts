import { isRecord } from "@pincer/shared/internal";

import type { Cause } from "./cause.ts";
import type { AttemptClues } from "./clues.ts";

/** An answer of HTTP to the upgrade, as far as the platform shows it. */
interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly location: string | undefined;
  readonly retryAfter: string | undefined;
}

const noGateway = "Check host, port and path of the `url` option.";
const passUpgrades = "Behind a proxy, see that it passes WebSocket upgrades for this path on to the gateway.";

/** The cause where the upgrade was answered with HTTP; `undefined` where it was not. Only Node's sockets tell. */
export function httpCause(error: unknown, detail: string, clues: AttemptClues): Cause | undefined {
  const answer = readAnswer(error, detail);
  if (answer === undefined) return undefined;
  const { status } = answer;
  const what = `${clues.place} answered with HTTP ${status} and not as a gateway's WebSocket`;
  const retryable = status >= 500 || status === 429 || status === 408;
  return { what, retryable, ...judge(answer, clues) };
}

function judge(
  { status, body, location, retryAfter }: HttpAnswer,
  clues: AttemptClues,
): Pick<Cause, "problem" | "steps"> {
  if (status === 503) return unavailable(body);
  if (status >= 300 && status < 400) {
    const target = location === undefined ? "elsewhere" : placeOf(location, clues);
    return { problem: "http-redirect", steps: [`It redirects to ${target}: give the final address as \`url\`.`] };
  }
  if (body.includes("proxy_attribution_required")) {
    const steps = [
      "A proxy in front of the gateway sends X-Forwarded-For, but the gateway does not trust it: add the proxy's address to gateway.trustedProxies in its openclaw.json, and have the proxy overwrite that header.",
    ];
    return { problem: "proxy-not-trusted", steps };
  }
  if (status === 401 || status === 407) {
    const steps = [
      "A proxy in front of it asks for a login of its own: give it with the `headers` option, or go round it.",
    ];
    return { problem: "http-login", steps };
  }
  if (status === 403) {
    const steps = [
      passUpgrades,
      "A gateway of protocol 4 answers 403 where a proxy sends X-Forwarded-For that is not in its gateway.trustedProxies.",
    ];
    return { problem: "http-refused", steps };
  }
  if (status === 404) return { problem: "http-not-found", steps: [noGateway, passUpgrades] };
  if (status === 429) {
    const wait =
      retryAfter === undefined ? "a minute" : /^\d{1,6}$/.test(retryAfter) ? `${retryAfter} s` : "as long as it says";
    const steps = [
      `A proxy in front of it got too many requests from here: wait ${wait} before the next try, and see what else connects through it.`,
    ];
    return { problem: "http-refused", steps };
  }
  if (status === 502 || status === 504) {
    return { problem: "http-refused", steps: ["The proxy does not reach the gateway. Is it running?", passUpgrades] };
  }
  if (status >= 500) {
    const steps = ["What answers there failed: its log says why.", noGateway, passUpgrades];
    return { problem: "http-refused", steps };
  }
  return { problem: "not-a-gateway", steps: ["It is a web server, or a proxy that drops the upgrade.", noGateway] };
}

/** Gateways answer 503 for reasons of their own (reference: "SIGTERM" and "Limits"); so do proxies without a backend. */
function unavailable(body: string): Pick<Cause, "problem" | "steps"> {
  if (/unauthenticated sockets/i.test(body)) {
    const steps = [
      "Too many connections wait for their handshake at the gateway (it takes 32): close those that are not used, and try again.",
    ];
    return { problem: "too-many-connections", steps };
  }
  if (/admission closed/i.test(body)) return { problem: "restarting", steps: ["It is shutting down: try again."] };
  const steps = ["The gateway is shutting down, or the proxy in front of it does not reach it: try again."];
  return { problem: "restarting", steps };
}

function readAnswer(error: unknown, detail: string): HttpAnswer | undefined {
  const fields: Record<string, unknown> = isRecord(error) ? error : {};
  const status = Number(fields["statusCode"] ?? /unexpected server response: (\d+)/i.exec(detail)?.[1]);
  if (!Number.isInteger(status)) return undefined;
  const { body, location, retryAfter } = fields;
  return {
    status,
    body: typeof body === "string" ? body : "",
    location: typeof location === "string" ? location : undefined,
    retryAfter: typeof retryAfter === "string" ? retryAfter : undefined,
  };
}

/** Without what may be a secret in it. */
function placeOf(location: string, { settings }: AttemptClues): string {
  if (!URL.canParse(location)) return "another path";
  const { protocol, host, pathname } = new URL(location);
  const path = pathname.replace(/[^/]{16,}/g, "…"); // a long part may be what lets one in
  return settings.keeper.text(`${protocol}//${host}${path}`.slice(0, 200));
}
