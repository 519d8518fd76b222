import { isRecord } from "@pincer/shared/internal";

/** Puts one part of a configuration over another as the gateway does: objects key by key, lists one behind the other, else the upper. */
export function mergeValues(lower: unknown, upper: unknown): unknown {
  if (Array.isArray(lower) && Array.isArray(upper)) return [...(lower as unknown[]), ...(upper as unknown[])];
  if (!isRecord(lower) || !isRecord(upper)) return upper;
  const merged = new Map(Object.entries(lower));
  for (const [key, value] of Object.entries(upper)) {
    merged.set(key, merged.has(key) ? mergeValues(merged.get(key), value) : value);
  }
  return Object.fromEntries(merged); // which makes a property of a key "__proto__" too
}
