import { isRecord } from "@pincer/shared/internal";

import { describe } from "../wire/describe.ts";

/** Headers as users give them. */
export type HeadersLike = Headers | Readonly<Record<string, string>>;

/** Headers that the transport sets, and those of the connection, which platforms refuse when the request is on its way. */
const reserved: ReadonlySet<string> = new Set([
  ...["authorization", "content-length", "host", "transfer-encoding"],
  ...["connection", "expect", "keep-alive", "proxy-connection", "upgrade"],
]);

/** What is wrong with headers that a user gave, or `undefined`. Values are not in the text. */
export function checkHeaders(headers: unknown): string | undefined {
  if (!isRecord(headers) || typeof headers["then"] === "function")
    return `must be an object of names and strings, or Headers, got ${describe(headers)}`;
  for (const entry of headerEntries(headers)) {
    const [name, value]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof name !== "string") return `must have names and strings, got ${describe(entry)} among them`;
    if (name.toLowerCase() === "authorization")
      return "must not have `authorization`: the client sends its own `apiKey`";
    if (reserved.has(name.toLowerCase())) return `must not have \`${name}\`: it is set by what sends the request`;
    if (typeof value !== "string") return `: \`${name}\` must be a string, got ${describe(value)}`;
    try {
      new Headers().set(name, value);
    } catch {
      return `: \`${name}\` is no valid header (name of letters, digits and hyphens; value in Latin-1 on one line)`;
    }
  }
  return undefined;
}

/** Names in lower case and values, so that `X-Tenant` and `x-tenant` are one header. */
export function readHeaders(headers: HeadersLike | undefined): Record<string, string> {
  const entries = headerEntries(headers ?? {}) as Array<[string, string]>;
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]));
}

/** Also of `Headers` of another make, or a `Map`: they have no fields, and would else be left out in silence. */
function headerEntries(headers: object): unknown[] {
  return Symbol.iterator in headers ? [...(headers as Iterable<unknown>)] : Object.entries(headers);
}
