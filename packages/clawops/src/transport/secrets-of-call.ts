import { isSecretName } from "@pincer/shared/internal";

/** A shorter value of a header (`POST`, `text/xml`) would be cut out of texts that have nothing to do with it. */
const MIN_HEADER_LENGTH = 10;

/** What a caller gives besides the path. */
export interface Given {
  readonly params: unknown;
  readonly headers: unknown;
  readonly query: unknown;
}

const none: readonly string[] = [];

/**
 * The secrets in what a caller gives, which a server may echo: the texts of fields that are named for one (`password`, `token`), and of
 * maps of headers (`webhookHeaders`), whatever these are named.
 */
export function secretsOfCall(given: Given): readonly string[] {
  if (given.params === undefined && given.headers === undefined && given.query === undefined) return none;
  const secrets: string[] = [];
  const found: Array<{ readonly item: unknown; readonly isHeaders: boolean }> = [{ item: given, isHeaders: false }];
  const seen = new Set<unknown>();
  try {
    // A loop over what grows meanwhile, and no recursion: data may be nested deeper than the stack.
    for (const { item, isHeaders } of found) {
      if (typeof item !== "object" || item === null || ArrayBuffer.isView(item) || seen.has(item)) continue;
      seen.add(item);
      for (const [name, inner] of Object.entries(item)) {
        if (typeof inner === "string" && (isSecretName(name) || (isHeaders && inner.length >= MIN_HEADER_LENGTH)))
          secrets.push(inner, ...inner.split(" ").filter((part) => part.length >= MIN_HEADER_LENGTH));
        else if (typeof inner === "object") found.push({ item: inner, isHeaders: /headers$/i.test(name) });
      }
    }
  } catch {
    // A getter that throws, which encoding tells.
  }
  return secrets;
}
