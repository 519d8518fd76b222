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
  const found = [{ item: value, where: path }];
  const seen = new Set<unknown>();
  try {
    // A loop over what grows meanwhile, and no recursion: data may be nested deeper than the stack.
    for (const { item, where } of found) {
      const problem = problemOf(item);
      if (problem !== undefined) return report(where, problem);
      if (typeof item !== "object" || item === null || "toJSON" in item || seen.has(item)) continue;
      seen.add(item);
      const isList = Array.isArray(item);
      for (const [key, inner] of Object.entries(item))
        found.push({ item: inner, where: isList ? `${where}[${key}]` : `${where}.${key}` });
    }
  } catch {
    // A getter that throws, which encoding tells.
  }
}

function problemOf(value: unknown): string | undefined {
  const isNone = typeof value === "number" && !Number.isFinite(value);
  if (isNone || (value instanceof Date && Number.isNaN(value.getTime()))) {
    const what = isNone ? String(value) : "an invalid Date";
    return `is ${what}, which JSON turns into null; pass null or leave it out where there is no value`;
  }
  if (typeof value === "function" || typeof value === "symbol") return `is ${describe(value)}, which JSON leaves out`;
  if (typeof value !== "object" || value === null || Array.isArray(value) || "toJSON" in value || isPlain(value))
    return undefined;
  return `is ${describe(value)}, of which JSON keeps too little; pass its content as fields of a plain object`;
}
