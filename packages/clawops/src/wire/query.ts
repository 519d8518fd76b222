import { toText } from "./to-text.ts";

/**
 * The query string with its question mark, or nothing. Lists become repeated keys (`from=070…&from=010…`), dates ISO
 * strings; `null` and `undefined` are left out.
 */
export function toQuery(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (item !== undefined && item !== null) query.append(name, toText(item));
    }
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
