import type { Casing } from "./operation.ts";

/** What users write for a name on the wire: `StatusCallback`, `status_callback` → `statusCallback`. */
export function toCamel(name: string): string {
  if (/^[^A-Z_][^_]*$/.test(name)) return name;
  const joined = name.replace(/_+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}

/** The wire's spelling of a name that the contract does not know. */
export function toWire(name: string, casing: Casing): string {
  if (casing === "pascal") return name.charAt(0).toUpperCase() + name.slice(1);
  return casing === "snake" ? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name;
}

/** Two spellings of one name have the same bare form. */
export function bareName(name: string): string {
  return name.replace(/[_-]/g, "").toLowerCase();
}
