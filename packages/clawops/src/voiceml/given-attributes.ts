import { typeName, wrongVerb } from "./wrong-verb.ts";

/**
 * The attributes that have a value, in the order in which they were given.
 *
 * @throws {ClawOpsError} unless they are an object
 */
export function givenAttributes(element: string, attributes: object | undefined): [name: string, value: unknown][] {
  if (attributes === undefined) return [];
  if (typeof attributes !== "object" || attributes === null || Symbol.iterator in attributes) {
    throw wrongVerb(`${element}: the attributes`, `must be an object, but are ${typeName(attributes)}`);
  }
  return Object.entries<unknown>({ ...attributes }).filter(([, value]) => value !== undefined);
}
