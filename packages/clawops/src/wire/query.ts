import { describe } from "./describe.ts";
import { toText } from "./to-text.ts";

/**
 * The query string with its question mark, or nothing. Lists become repeated keys (`from=070…&from=010…`), dates ISO
 * strings; `null` and `undefined` are left out.
 */
export function toQuery(values: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(values);
  if (entries.length === 0) return "";
  const query = new URLSearchParams();
  for (const [name, value] of entries) {
    for (const item of listOf(value)) {
      if (item !== undefined && item !== null) query.append(name, toText(item));
    }
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** What is wrong with a value that is to stand in a query, or `undefined`. */
export function checkQueryValue(value: unknown): string | undefined {
  const wrong = listOf(value).find((item) => !isText(item));
  return wrong === undefined
    ? undefined
    : `must be a string, number, boolean, valid Date or a list of them, got ${describe(wrong)}`;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** True for what {@link toText} makes a text of that a server can read, and for what is left out. */
function isText(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  return typeof value === "number" ? Number.isFinite(value) : /^(?:string|boolean|bigint)$/.test(typeof value);
}
