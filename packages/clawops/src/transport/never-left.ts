/** Codes of errors that come before the first byte of a request: no address, no connection, no trust. */
const codes: ReadonlySet<string> = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NODATA"],
  ...["EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN", "ENETDOWN", "EADDRNOTAVAIL"],
  ...["UND_ERR_CONNECT_TIMEOUT", "ERR_INVALID_URL"],
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
 * @param url what was fetched, where the caller's own `fetch` threw: that may have sent the request and failed at something else, so
 * its errors count only as far as they are not about another address
 */
export function neverLeft(error: unknown, url?: string, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > MAX_DEPTH) return false;
  const { code, syscall, message, errors, cause } = error as Record<string, unknown>;
  if (Array.isArray(errors) && errors.length > 0) return errors.every((part) => neverLeft(part, url, depth + 1));
  if (url !== undefined && isElsewhere(error, new URL(url))) return false;
  if (syscall !== undefined && !syscalls.has(syscall)) return false;
  // A copy of an error (axios, node-fetch) has the code and not always the rest: what it was made of knows more.
  if (syscall === undefined && isCoded(cause)) return neverLeft(cause, url, depth + 1);
  if (syscalls.has(syscall) || codes.has(String(code))) return true;
  if (url === undefined && typeof message === "string" && messages.test(message)) return true;
  return neverLeft(cause, url, depth + 1);
}

function isCoded(cause: unknown): boolean {
  return typeof cause === "object" && cause !== null && ("code" in cause || "errors" in cause);
}

/** Whether an error is about another place than the URL's, or about an address of which that cannot be told. */
function isElsewhere(error: object, { hostname, port, protocol }: URL): boolean {
  const { address, port: itsPort, hostname: itsName } = error as Record<string, unknown>;
  if (itsName !== undefined && itsName !== hostname) return true;
  if (itsPort !== undefined && Number(itsPort) !== Number(port || (protocol === "https:" ? 443 : 80))) return true;
  if (address === undefined) return false;
  const isLoopback = address === "127.0.0.1" || address === "::1";
  return hostname === "localhost" ? !isLoopback : address !== hostname.replace(/^\[(.*)\]$/, "$1");
}
