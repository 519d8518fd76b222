import type { HeaderReader } from "./request.ts";

/** The URL of which proxies say that it was asked for: `X-Forwarded-Proto`, `-Host`, `-Port`, `-Prefix`, the first value of each. */
export function forwardedUrl(url: string, header: HeaderReader): string {
  const [, scheme = "https", host = "", path = url] = /^(\w+):\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  const first = (name: string): string | undefined => header(`x-forwarded-${name}`)?.split(",", 1)[0]?.trim();
  const protocol = first("proto") ?? scheme;
  const authority = first("host") ?? host;
  if (authority === "") return url;
  const port = first("port");
  const isSaid = port === undefined || port === (protocol === "https" ? "443" : "80") || /:\d+$/.test(authority);
  return `${protocol}://${authority}${isSaid ? "" : `:${port}`}${first("prefix")?.replace(/\/$/, "") ?? ""}${path}`;
}

/** Where the sender may have sent what arrived at `url`. Only to explain, never to accept. */
export function possibleUrls(url: string, header: HeaderReader): string[] {
  // Frameworks that listen on 0.0.0.0 put that into their URLs; the `Host` header knows better.
  const host: HeaderReader = (name) => (name === "x-forwarded-host" ? header("host") : undefined);
  return [url, forwardedUrl(url, header), forwardedUrl(url, host)];
}
