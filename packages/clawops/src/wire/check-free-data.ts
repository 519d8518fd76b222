import { isPlain } from "./is-plain.ts";
import type { Report } from "./report.ts";

/**
 * Reports the first value in data of the caller's own form (metadata, variables, what is newer than this SDK) that JSON would turn into
 * `null` in silence: a number that is none, a date that is invalid.
 */
export function checkFreeData(value: unknown, path: string, report: Report): void {
  if (typeof value !== "number" && (typeof value !== "object" || value === null)) return;
  const found = [{ item: value, where: path }];
  const seen = new Set<unknown>();
  try {
    // A loop over what grows meanwhile, and no recursion: data may be nested deeper than the stack.
    for (const { item, where } of found) {
      const lost = nameOfLost(item);
      if (lost !== undefined)
        return report(
          where,
          `is ${lost}, which JSON turns into null; pass null or leave it out where there is no value`,
        );
      if (typeof item !== "object" || item === null || seen.has(item)) continue;
      seen.add(item);
      const isList = Array.isArray(item);
      if (!isList && (!isPlain(item) || "toJSON" in item)) continue;
      for (const [key, inner] of Object.entries(item))
        found.push({ item: inner, where: isList ? `${where}[${key}]` : `${where}.${key}` });
    }
  } catch {
    // A getter that throws, which encoding tells.
  }
}

function nameOfLost(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : String(value);
  return value instanceof Date && Number.isNaN(value.getTime()) ? "an invalid Date" : undefined;
}
