import type { WireObject } from "../wire.ts";

/** The string under a name, or `undefined`. */
export function readText(params: WireObject, name: string): string | undefined {
  const value = params[name];
  return typeof value === "string" ? value : undefined;
}

/** The number under a name, or `undefined`. */
export function readNumber(params: WireObject, name: string): number | undefined {
  const value = params[name];
  return typeof value === "number" ? value : undefined;
}

/** The strings of the list under a name; empty where there is none. */
export function readTexts(params: WireObject, name: string): string[] {
  const value = params[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
