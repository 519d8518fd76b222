import { invalid, issue } from "../../http/validation.ts";

const MAX_NAME = 100;
const MAX_CIDRS = 50;

/** A name of 1 to 100 characters. */
export function checkName(name: unknown): void {
  const length = typeof name === "string" ? Array.from(name.trim()).length : undefined;
  if (length === undefined) return;
  if (length === 0) throw invalid([issue("/body/name", "minLength", "must NOT be empty")]);
  if (length > MAX_NAME) {
    throw invalid([issue("/body/name", "maxLength", `must NOT have more than ${MAX_NAME} characters`)]);
  }
}

/** At most 50 IPv4 networks such as `203.0.113.0/24`. */
export function checkCidrs(cidrs: readonly string[]): void {
  if (cidrs.length > MAX_CIDRS) {
    throw invalid([issue("/body/cidrs", "maxItems", `must NOT have more than ${MAX_CIDRS} items`)]);
  }
  const wrong = cidrs.findIndex((cidr) => !isCidr(cidr));
  if (wrong >= 0)
    throw invalid([issue(`/body/cidrs/${wrong}`, "format", "must be an IPv4 network such as 203.0.113.0/24")]);
}

/** `sip:` or `sips:`, a host, and a port where there is one. */
export function checkSipUri(uri: string | undefined): void {
  if (uri === undefined || /^sips?:[A-Za-z0-9.-]+(?::\d{1,5})?$/i.test(uri)) return;
  throw invalid([issue("/body/uri", "format", "must be a SIP URI such as sip:pbx.example.com:5060")]);
}

function isCidr(cidr: string): boolean {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(cidr);
  if (match === null) return false;
  const [, a, b, c, d, bits = "32"] = match;
  return [a, b, c, d].every((part) => Number(part) <= 255) && Number(bits) <= 32;
}
