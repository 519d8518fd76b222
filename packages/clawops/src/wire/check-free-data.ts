import { describe } from "./describe.ts";
import { isPlain } from "./is-plain.ts";
import type { Report } from "./report.ts";

/** Types that JSON has, or that it refuses aloud. */
const kept: ReadonlySet<string> = new Set(["string", "boolean", "undefined", "bigint"]);

/**
 * Reports the first value in data of the caller's own form (metadata, variables, what is newer than this SDK) that JSON would lose in
 * silence: a number that is none, an invalid date, a function, an object whose content is not in its own fields (a `Map`).
 */
export function checkFreeData(value: unknown, path: string, report: Report): void {
  if (kept.has(typeof value)) return;
  const found = [{ item: value, where: path, isInList: false }];
  const seen = new Set<unknown>();
  try {
    // A loop over what grows meanwhile, and no recursion: data may be nested deeper than the stack.
    for (const { item, where, isInList } of found) {
      const problem = problemOf(item, isInList);
      if (problem !== undefined) return report(where, problem);
      if (typeof item !== "object" || item === null || "toJSON" in item || seen.has(item)) continue;
      seen.add(item);
      const isList = Array.isArray(item);
      const entries = isList
        ? Array.from(item, (inner: unknown, index) => [index, inner] as const)
        : Object.entries(item);
      for (const [key, inner] of entries)
        found.push({ item: inner, where: isList ? `${where}[${key}]` : `${where}.${key}`, isInList: isList });
    }
  } catch {
    // A getter that throws, which encoding tells.
  }
}

function problemOf(value: unknown, isInList: boolean): string | undefined {
  if (value === undefined && isInList) return `is undefined, which JSON turns into null; pass null or take it out`;
  const tag = Object.prototype.toString.call(value); // also of another realm
  const isNone = tag === "[object Number]" && !Number.isFinite(Number(value));
  if (isNone || (tag === "[object Date]" && Number.isNaN((value as Date).getTime()))) {
    const what = isNone ? String(value) : "an invalid Date";
    return `is ${what}, which JSON turns into null; pass null or leave it out where there is no value`;
  }
  if (typeof value === "function" || typeof value === "symbol") return `is ${describe(value)}, which JSON leaves out`;
  if (typeof value !== "object" || value === null || Array.isArray(value) || "toJSON" in value) return undefined;
  if (/^\[object (?:Boolean|Number|String)\]$/.test(tag)) return undefined; // JSON takes them for what they hold
  if (isPlain(value) && (isLiteral(value) || Object.keys(value).length > 0)) return undefined;
  return `is ${describe(value)}, of which JSON keeps too little; pass its content as fields of a plain object`;
}

/** What an object literal or `JSON.parse` makes, also in another realm. An empty one is empty, and hides nothing. */
function isLiteral(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
