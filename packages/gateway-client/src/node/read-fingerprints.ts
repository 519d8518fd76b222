import { GatewayError } from "../errors/gateway-error.ts";

/** With a prefix as tools print it, the bytes with or without something in between. */
const form =
  /^(?:sha-?256(?:\s+fingerprint)?\s*[:=\s]\s*)?([\da-f]{2}(?::[\da-f]{2}){31}|[\da-f]{2}(?: [\da-f]{2}){31}|[\da-f]{64})$/i;

/**
 * The SHA-256 fingerprints of certificates, in the form in which Node and openssl print them (`AB:CD:…`).
 *
 * @param where what to call the value in the error
 * @throws GatewayError of kind `configuration` that says what is wrong; the value is not quoted, it may be a secret in the wrong place
 */
export function readFingerprints(value: unknown, where: string): string[] {
  const given: unknown[] = Array.isArray(value) ? value : [value];
  if (given.length === 0) throw wrong(where, "is an empty list, which nothing would fit");
  return given.map((item) => readFingerprint(item, where));
}

function readFingerprint(value: unknown, where: string): string {
  if (typeof value !== "string") throw wrong(where, "is no text");
  const digits = form.exec(value.trim())?.[1]?.replace(/[: ]/g, "").toUpperCase();
  if (digits !== undefined) return (digits.match(/../g) ?? []).join(":");
  if (/^sha256\/\//i.test(value.trim())) throw wrong(where, "is the pin of a public key, not of a certificate");
  const count = value.replace(/[^\da-f]/gi, "").length;
  throw wrong(where, count === 40 ? "is a SHA-1 fingerprint" : "is no SHA-256 fingerprint (64 hexadecimal digits)");
}

function wrong(where: string, what: string): GatewayError {
  return new GatewayError(`${where} ${what}.`, {
    kind: "configuration",
    steps: ["`openssl x509 -noout -fingerprint -sha256 -in CERTIFICATE.pem` prints the fingerprint of a certificate."],
  });
}
