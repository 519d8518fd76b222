import type { ElementAttributes } from "./element-builder.ts";
import { givenAttributes } from "./given-attributes.ts";
import { count, type Rule, type Rules } from "./verb-rules.ts";
import { typeName, wrongVerb } from "./wrong-verb.ts";

/**
 * The attributes in the order of the rules.
 *
 * @throws {ClawOpsError} where one is unknown or wrong
 */
export function checkAttributes<Attributes extends object>(
  verb: string,
  rules: Rules<Attributes>,
  attributes: Attributes | undefined,
): ElementAttributes {
  const known: Readonly<Record<string, Rule>> = rules;
  const given = new Map(givenAttributes(verb, attributes));
  const unknown = [...given.keys()].find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined) {
    const names = Object.keys(known).join(", ");
    throw wrongVerb(verb, `has no attribute \`${unknown}\`, only ${names}; others go through add("${verb}", …)`);
  }
  const checked: Record<string, string> = {};
  for (const [name, rule] of Object.entries(known)) {
    if (given.has(name)) checked[name] = checkValue(`${verb}: \`${name}\``, rule, given.get(name));
  }
  return checked;
}

/** @throws {ClawOpsError} where the rule does not hold for the value; a number is shown where one is wanted, else no value is */
export function checkValue(where: string, rule: Rule, value: unknown): string {
  if (rule.holds(value)) return String(value);
  const numeric = rule === count;
  const seen = numeric && typeof value === "number" ? String(value) : typeName(value);
  throw wrongVerb(where, `must be ${rule.need}${numeric || typeof value !== "string" ? `, but is ${seen}` : ""}`);
}
