import { isFetchRequest, type HeaderReader, type WebhookRequest } from "./request.ts";

/** The URL at which a request arrived: what the sender was given, unless a proxy is in between. A path where no host is known. */
export function requestUrl(request: WebhookRequest, header: HeaderReader): string {
  const url = (isFetchRequest(request) ? undefined : request.originalUrl) ?? request.url ?? "";
  const host = header("host");
  if (!url.startsWith("/") || host === undefined) return url;
  return `http${/^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/i.test(host) ? "" : "s"}://${host}${url}`;
}
