import { Refusal } from "./refusal.ts";

/**
 * The fields of a webhook's form: an object of strings, or pairs of strings as `URLSearchParams`, `FormData` and `Map` give
 * them. No name may be there twice.
 */
export type WebhookParams = Readonly<Record<string, string>> | Iterable<readonly [string, unknown]>;

/** A name and its value. */
export type Field = readonly [name: string, value: string];

/** Refuses a URL under which no webhook can be registered. */
export function checkUrl(url: string): void {
  if (typeof url !== "string" || !/^https?:\/\/[^/?#]/i.test(url)) throw new Refusal("url", url);
}

/** The fields of a form in the order in which they are signed. What the signature cannot cover is refused. */
export function readFields(params: unknown): Field[] {
  if (typeof params !== "object" || params === null) throw new Refusal("params");
  const fields = new Map<string, string>();
  for (const pair of Symbol.iterator in params ? (params as Iterable<unknown>) : Object.entries(params)) {
    const [name, value] = Array.isArray(pair) ? pair : [];
    if (typeof name !== "string" || typeof value !== "string" || fields.has(name))
      throw new Refusal("field", [name, value]);
    fields.set(name, value);
  }
  return [...fields].sort(byCodePoint);
}

/** As the reference implementation sorts: a plain `<` compares UTF-16, where an emoji comes before `\uffff`. */
function byCodePoint([one]: Field, [other]: Field): number {
  for (let index = 0; ; index += 1) {
    const difference = (one.codePointAt(index) ?? -1) - (other.codePointAt(index) ?? -1);
    if (difference !== 0 || index >= one.length) return difference;
  }
}

/** The bytes that are signed: the URL, then every name and value, with nothing between them. */
export function signedBytes(url: string, fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  let text = url;
  for (const [name, value] of fields) text += name + value;
  return new TextEncoder().encode(text);
}
