import { describeThrown } from "@pincer/shared/internal";

import { AnswerTooLarge } from "./read-text.ts";

/** Why no answer came from an address, as an API error body: what happened and what to do. */
export interface FailureBody {
  readonly error: string;
  readonly code: string;
}

/** Failures after which it is certain that the request never left. */
const notSent: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "ENETUNREACH",
  "EHOSTUNREACH",
]);

const byCode: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "nothing listens there. Check the address in Settings, or that the service is running."],
  ["ENOTFOUND", "its name is not known. Check the address in Settings and your network."],
  ["EAI_AGAIN", "its name could not be looked up. Check your network."],
  ["ECONNRESET", "the connection was cut before the answer came. The request may have been carried out."],
  ["UND_ERR_SOCKET", "the connection was cut before the answer came. The request may have been carried out."],
  ["ETIMEDOUT", "it did not answer in time. Check your network."],
  ["UND_ERR_CONNECT_TIMEOUT", "it did not answer in time. Check your network."],
  ["UND_ERR_HEADERS_TIMEOUT", "it did not answer in time. The request may have been carried out."],
  ["CERT_HAS_EXPIRED", "its certificate has expired. Nothing was sent."],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "its certificate is self-signed and not trusted here. Nothing was sent."],
  ["SELF_SIGNED_CERT_IN_CHAIN", "its certificate is self-signed and not trusted here. Nothing was sent."],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "its certificate cannot be verified here. Nothing was sent."],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "its certificate cannot be verified here. Nothing was sent."],
  [
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "its certificate is for another name. Check the address in Settings. Nothing was sent.",
  ],
  ["ENETUNREACH", "there is no way to it from here. Check your network."],
  ["EHOSTUNREACH", "there is no way to it from here. Check your network."],
]);

/**
 * Explains what `fetch` was rejected with. The status tells the SDK what it may do: 503 = refused before anything was done, 502
 * = nobody knows.
 */
export function explainFailure(thrown: unknown, host: string): { status: 502 | 503; body: FailureBody } {
  if (thrown instanceof AnswerTooLarge) {
    const error = `ClawOps at ${host} was asked, but ${thrown.message} The request may have been carried out.`;
    return { status: 502, body: { error, code: "playground_upstream_too_large" } };
  }
  const cause = thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown;
  const code = codeOf(cause);
  const words = code === undefined ? undefined : byCode.get(code);
  const error = `ClawOps at ${host} could not be reached: ${words ?? `${describeThrown(cause)}. Check the address in Settings.`}`;
  const status = code !== undefined && notSent.has(code) ? 503 : 502;
  return { status, body: { error, code: "playground_upstream_unreachable" } };
}

function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== "object" || cause === null) return undefined;
  const { code, errors } = cause as { readonly code?: unknown; readonly errors?: unknown };
  if (typeof code === "string" && code !== "") return code;
  return Array.isArray(errors) ? codeOf(errors[0]) : undefined;
}
