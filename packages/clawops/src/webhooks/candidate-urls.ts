/** Where a sender may have sent a request that arrived under another URL, the likely first. Only to explain, never to accept. */
export function candidateUrls(url: string, others: readonly string[]): Set<string> {
  const candidates = new Set<string>(others);
  for (const base of [url, ...others].slice(0, MAX_BASES))
    for (const spelling of spellings(base)) candidates.add(spelling);
  candidates.delete(url);
  return candidates;
}

/** The URL that was given, the request's own, and what its headers say. */
const MAX_BASES = 4;

/** Scheme, host, port, path and query each in the ways in which proxies and configurations change them. */
function spellings(url: string): string[] {
  const [, scheme = "", host = "", port = "", path = "", query = ""] =
    /^(https?):\/\/([^/?#]*?)(:\d+)?(?=[/?#]|$)([^?#]*)(\?[^#]*)?/i.exec(url) ?? [];
  if (host === "") return [];
  const other = scheme.toLowerCase() === "https" ? "http" : "https";
  const slashed = path.endsWith("/") ? path.slice(0, -1) : `${path}/`;
  const found: string[] = [];
  for (const search of new Set([query, ""]))
    for (const way of [path, slashed])
      for (const protocol of [scheme, other])
        for (const end of new Set([port, "", protocol.toLowerCase() === "https" ? ":443" : ":80"]))
          found.push(`${protocol}://${host}${end}${way}${search}`);
  return [...found, ...decoded(url)];
}

/** As a person may have typed it: letters that are not ASCII, capitals in the host. */
function decoded(url: string): string[] {
  try {
    return [new URL(url).href, decodeURI(url)];
  } catch {
    return [];
  }
}
