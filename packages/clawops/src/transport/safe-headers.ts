import { isSecretName, type SecretKeeper } from "@pincer/shared/internal";

/** A copy of the headers of an answer without cookies and credentials. */
export function safeHeaders(headers: Headers, secrets: SecretKeeper): Headers {
  const kept = [...headers].filter(([name]) => !/cookie|authenticat/.test(name) && !isSecretName(name));
  return new Headers(kept.map(([name, value]): [string, string] => [name, secrets.text(value)]));
}

/** The server's id of the request, under the names that are in use. */
export function requestIdOf(headers: Headers, secrets: SecretKeeper): string | undefined {
  const id = headers.get("x-request-id") ?? headers.get("request-id") ?? headers.get("cf-ray");
  // `null` of the web's `Headers`, `undefined` of a `Map` in a test's made-up answer.
  return typeof id === "string" ? secrets.exact(id) : undefined;
}
