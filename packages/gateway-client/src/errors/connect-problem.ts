/**
 * Why a connection could not be made: one stable name per cause, for programs. `docs/gateway/connection-problems.md` has a row for
 * each. New causes may get names of their own in a minor release.
 */
export type ConnectProblem =
  // On the way to the gateway.
  | "bad-options"
  | "device-unusable"
  | "store-unusable"
  | "unknown-host"
  | "nothing-listening"
  | "unreachable"
  | "unexplained"
  | "insecure-page"
  | "plaintext-refused"
  // TLS.
  | "tls-expected"
  | "tls-not-spoken"
  | "certificate-expired"
  | "certificate-untrusted"
  | "certificate-wrong-host"
  | "certificate-not-pinned"
  | "tls-failed"
  // Something answered, but not as a gateway.
  | "not-a-gateway"
  | "http-redirect"
  | "http-login"
  | "http-not-found"
  | "http-refused"
  | "proxy-not-trusted"
  | "too-many-connections"
  // Nothing answered in time.
  | "options-too-slow"
  | "open-timeout"
  | "challenge-timeout"
  | "hello-timeout"
  // The gateway ended it.
  | "closed-early"
  | "starting"
  | "restarting"
  | "protocol-mismatch"
  | "page-outdated"
  | "invalid-params"
  | "token-missing"
  | "token-wrong"
  | "password-missing"
  | "password-wrong"
  | "device-token-scopes"
  | "rate-limited"
  | "origin-refused"
  | "device-required"
  | "device-refused"
  | "clock-skew"
  | "pairing-required"
  | "refused"
  | "closed";
