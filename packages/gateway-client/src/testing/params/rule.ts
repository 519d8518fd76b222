/** What a value of a request must be. */
export type Rule =
  | { readonly is: "anything" }
  | { readonly is: "text"; readonly min?: number }
  | { readonly is: "whole"; readonly min?: number; readonly max?: number }
  | { readonly is: "flag" }
  | { readonly is: "list"; readonly of: Rule; readonly min?: number }
  | { readonly is: "constant"; readonly of: readonly string[] }
  | { readonly is: "nullable"; readonly of: Rule }
  | ObjectRule;

/** An object whose unknown properties are refused. */
export interface ObjectRule {
  readonly is: "object";
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Rule>>;
}

/** Any value at all. */
export const anything: Rule = { is: "anything" };

/** A string. */
export const text: Rule = { is: "text" };

/** A string of at least one character. */
export const filledText: Rule = { is: "text", min: 1 };

/** `true` or `false`. */
export const flag: Rule = { is: "flag" };

/** An integer between two bounds. */
export function whole(min?: number, max?: number): Rule {
  return { is: "whole", ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** A list of at least `min` items. */
export function list(of: Rule, min = 0): Rule {
  return { is: "list", of, min };
}

/** The value, or `null` to clear a field. */
export function nullable(of: Rule): Rule {
  return { is: "nullable", of };
}

/** One of some fixed strings. */
export function constant(...of: readonly string[]): Rule {
  return { is: "constant", of };
}

/** An object with these properties; `required` names those that must be there. */
export function object(properties: Readonly<Record<string, Rule>>, required: readonly string[] = []): ObjectRule {
  return { is: "object", required, properties };
}

/** The same rule for every name of a space-separated list. */
export function each(names: string, rule: Rule): Record<string, Rule> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, rule]));
}
