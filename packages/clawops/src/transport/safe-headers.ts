import { isSecretName, type SecretKeeper } from "@pincer/shared/internal";

/** The headers of an answer as a plain record, without cookies and credentials. */
export function safeHeaders(headers: Headers, secrets: SecretKeeper): Record<string, string> {
  const kept = [...headers].filter(([name]) => !/cookie|authenticat/.test(name) && !isSecretName(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, secrets.text(value)]));
}

/** The server's id of the request, under the names that are in use. */
export function requestIdOf(headers: Headers, secrets: SecretKeeper): string | undefined {
  const id = headers.get("x-request-id") ?? headers.get("request-id") ?? headers.get("cf-ray");
  return id === null ? undefined : secrets.exact(id);
}
