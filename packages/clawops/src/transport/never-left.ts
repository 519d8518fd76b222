/** Codes of errors that come before the first byte of a request: no address, no connection, no trust. */
const codes: ReadonlySet<string> = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NODATA"],
  ...["EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN", "ENETDOWN", "EADDRNOTAVAIL"],
  "UND_ERR_CONNECT_TIMEOUT",
  ...["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID", "CERT_REVOKED", "ERR_TLS_CERT_ALTNAME_INVALID", "HOSTNAME_MISMATCH"],
  ...["DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
  ...["UNABLE_TO_GET_ISSUER_CERT", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY"],
  ...["ConnectionRefused", "FailedToOpenSocket", "DNSFailure"], // Bun
]);

/** Where the platform has no code of its own: Node cut in the TLS handshake, Deno's words for its connector, forbidden ports. */
const messages =
  /before secure TLS connection was established|client error \(Connect\)|tcp connect error|dns error|invalid peer certificate|^bad port$/;

/** Steps of the platform that come before the request. The same code of another step (`read EHOSTUNREACH`) may come after it. */
const syscalls: ReadonlySet<unknown> = new Set(["connect", "getaddrinfo"]);

const MAX_DEPTH = 10;

/**
 * True when an error of `fetch` shows that the request never left this machine, so that sending it again cannot do anything
 * twice. Looks through chains of causes; of an `AggregateError` (several addresses tried) every part must say so.
 *
 * @param url what was fetched, where another `fetch` than the platform's threw: that may have sent the request and failed at something
 * else (a log, an audit), so only errors about the request's own address count
 */
export function neverLeft(error: unknown, url?: string, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > MAX_DEPTH) return false;
  const { code, syscall, message, errors, cause } = error as Record<string, unknown>;
  if (Array.isArray(errors) && errors.length > 0) return errors.every((part) => neverLeft(part, url, depth + 1));
  const place = url === undefined ? "here" : placeOf(error, new URL(url));
  if (place === "elsewhere" || (syscall !== undefined && !syscalls.has(syscall))) return false;
  // A copy of an error (axios, node-fetch) has the code and not always the rest: what it was made of knows more.
  if (syscall === undefined && isCoded(cause)) return neverLeft(cause, url, depth + 1);
  if (syscalls.has(syscall) || codes.has(String(code))) return place === "here" || isBare(error);
  if (url === undefined && typeof message === "string" && messages.test(message)) return true;
  return neverLeft(cause, url, depth + 1);
}

function isCoded(cause: unknown): boolean {
  return typeof cause === "object" && cause !== null && ("code" in cause || "errors" in cause);
}

/** Whether an error is about the URL's own address, about another or one of which that cannot be told, or names none. */
function placeOf(error: object, { hostname, port, protocol }: URL): "here" | "elsewhere" | "nowhere" {
  const { address, port: itsPort, hostname: itsName, host, message } = error as Record<string, unknown>;
  const wanted = port || (protocol === "https:" ? "443" : "80");
  const name = itsName ?? host;
  if ([address, itsPort, name].every((one) => one === undefined)) {
    const [, said] = /^(?:connect|getaddrinfo) \w+ (.+)$/.exec(String(message)) ?? [];
    if (said === undefined) return "nowhere";
    return said === `${hostname}:${wanted}` || said === hostname ? "here" : "elsewhere";
  }
  const isPort = itsPort === undefined || Number(itsPort) === Number(wanted);
  const isName = name === undefined || name === hostname;
  if (!isPort || !isName) return "elsewhere";
  if (address === undefined) return name === undefined ? "elsewhere" : "here"; // a port alone is anybody's
  const isLoopback = address === "127.0.0.1" || address === "::1";
  const isHere = hostname === "localhost" ? isLoopback : address === hostname.replace(/^\[(.*)\]$/, "$1");
  return isHere && itsPort !== undefined ? "here" : "elsewhere";
}

/** Errors that tests make up, with a code and nothing else: platforms name what they could not reach, in fields or in the message. */
const madeUp: ReadonlySet<unknown> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

function isBare(error: object): boolean {
  const { code, message } = error as Record<string, unknown>;
  return madeUp.has(code) && !/[:/]/.test(String(message));
}
