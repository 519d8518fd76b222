import { isRecord } from "@pincer/shared/internal";

import type { ParamRule } from "./param-rules.ts";
import { wrongParams } from "./wrong-params.ts";

/** @throws {ClawOpsError} for parameters that break a rule; what is no object is left to the checks of its type */
export function checkRules(where: string, given: unknown, rules: readonly ParamRule[]): void {
  const params = given ?? {};
  if (!isRecord(params)) return;
  for (const rule of rules) {
    const problem = findProblem(rule, params);
    if (problem !== undefined) throw wrongParams(where, problem);
  }
}

function findProblem([kind, ...names]: ParamRule, params: Record<string, unknown>): string | undefined {
  const found = names.filter((name) => params[name] !== undefined);
  const [first = "", ...others] = names;
  switch (kind) {
    case "not-empty": {
      const empty = found.find((name) => params[name] === "");
      return empty === undefined ? undefined : `\`${empty}\` must not be empty`;
    }
    case "only-with":
      if (found[0] !== first || found.length > 1) return undefined;
      return `\`${first}\` goes with ${quoted(others, "or")} only`;
    case "renamed":
      return found[0] === first ? `there is no \`${first}\` any more; use ${quoted(others, "or")}` : undefined;
    case "not-with":
      if (found[0] !== first || found.length === 1) return undefined;
      return `\`${first}\` excludes ${quoted(found.slice(1), "and")}`;
    default:
      if (found.length === 0 && kind !== "at-most-one")
        return `${kind === "exactly-one" ? "one" : "at least one"} of ${quoted(names, "or")} is required`;
      if (found.length > 1 && kind !== "at-least-one")
        return `${quoted(found, "and")} exclude each other; pass one of them`;
      return undefined;
  }
}

function quoted(names: readonly string[], word: string): string {
  const texts = names.map((name) => `\`${name}\``);
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} ${word} ${texts.at(-1) ?? ""}`;
}
