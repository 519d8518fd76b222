/** Codes of errors that come before the first byte of a request: no address, no connection, no trust. */
const codes: ReadonlySet<string> = new Set([
  ...[
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EAI_FAIL",
    "EAI_NODATA",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "EHOSTDOWN",
    "ENETDOWN",
  ],
  ...[
    "EADDRNOTAVAIL",
    "UND_ERR_CONNECT_TIMEOUT",
    "ERR_INVALID_URL",
    "CERT_HAS_EXPIRED",
    "CERT_NOT_YET_VALID",
    "CERT_REVOKED",
  ],
  ...[
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "UNABLE_TO_GET_ISSUER_CERT",
  ],
  ...[
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "ERR_SSL_WRONG_VERSION_NUMBER",
    "HOSTNAME_MISMATCH",
  ],
  ...["ConnectionRefused", "FailedToOpenSocket", "DNSFailure"], // Bun
]);

/** Where the platform has no code of its own: Node cut in the TLS handshake, Deno's words for its connector, forbidden ports. */
const messages =
  /before secure TLS connection was established|client error \(Connect\)|tcp connect error|dns error|invalid peer certificate|^bad port$/;

/** Steps of the platform that come before the request. */
const syscalls: ReadonlySet<unknown> = new Set(["connect", "getaddrinfo"]);

const MAX_DEPTH = 10;

/**
 * True when an error of `fetch` shows that the request never left this machine, so that sending it again cannot do anything
 * twice. Looks through chains of causes; of an `AggregateError` (several addresses tried) every part must say so.
 */
export function neverLeft(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > MAX_DEPTH) return false;
  const { code, syscall, message, errors, cause } = error as Record<string, unknown>;
  if (Array.isArray(errors) && errors.length > 0) return errors.every((part) => neverLeft(part, depth + 1));
  if (typeof code === "string" && codes.has(code)) return true;
  if (syscalls.has(syscall)) return true;
  if (typeof message === "string" && messages.test(message)) return true;
  return neverLeft(cause, depth + 1);
}
