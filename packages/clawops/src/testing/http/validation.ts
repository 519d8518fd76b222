import { problem } from "./answer.ts";
import { Refusal } from "./refusal.ts";

/** One thing that is wrong with a request, as the API reports it. */
export interface ValidationIssue {
  /** Where: `/body/To`, `/query/pageSize`. */
  readonly path: string;
  readonly message: string;
  /** The rule that is broken: `required.openapi.validation`. */
  readonly errorCode: string;
}

/** Notes an issue under the name of the broken rule. */
export function issue(path: string, rule: string, message: string): ValidationIssue {
  return { path, message, errorCode: `${rule}.openapi.validation` };
}

/** The 400 for a request that does not fit the schema; throw it. */
export function invalid(issues: readonly ValidationIssue[]): Refusal {
  const error = issues.map(({ path, message }) => `request${path} ${message}`).join(", ");
  return new Refusal(problem(400, error, "VALIDATION", { errors: issues }));
}
