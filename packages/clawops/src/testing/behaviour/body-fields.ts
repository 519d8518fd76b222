import { isRecord } from "@pincer/shared/internal";

import { invalid, issue } from "../http/validation.ts";

/** The body of a request. */
export type Body = Readonly<Record<string, unknown>>;

/** A text of the body. */
export function textOf(body: Body, name: string): string | undefined {
  const value = body[name];
  return typeof value === "string" ? value : undefined;
}

/** A text, `null` where it is missing, null or empty. */
export function textOrNull(body: Body, name: string): string | null {
  return textOf(body, name) || null;
}

/** A list of texts; empty where there is none. */
export function textsOf(body: Body, name: string): string[] {
  const value = body[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** An object of the body. */
export function recordOf(body: Body, name: string): Body | undefined {
  const value = body[name];
  return isRecord(value) ? value : undefined;
}

/** The objects of a list. */
export function recordsOf(body: Body, name: string): Body[] {
  const value = body[name];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** A map of texts, `null` where there is none. */
export function textMapOf(body: Body, name: string): Readonly<Record<string, string>> | null {
  const value = recordOf(body, name);
  if (value === undefined) return null;
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}

/** The named fields that the request gives: what is left out of an update stays. */
export function given(body: Body, names: readonly string[]): Body {
  return Object.fromEntries(names.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]));
}

/** Refuses an update that gives none of the fields. */
export function needOne(body: Body, names: readonly string[]): void {
  if (names.some((name) => body[name] !== undefined)) return;
  throw invalid([issue("/body", "minProperties", `must have at least one of the properties: ${names.join(", ")}`)]);
}

/** Refuses fields that the API does not know, where it is strict. */
export function refuseUnknown(body: Body, names: readonly string[]): void {
  const unknown = Object.keys(body).filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  const message = "must NOT have additional properties";
  throw invalid(unknown.map((name) => issue(`/body/${name}`, "additionalProperties", message)));
}
