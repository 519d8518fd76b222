import { isRecord } from "@pincer/shared/internal";

import { refuse } from "../../http/refusal.ts";
import { invalid, issue, type ValidationIssue } from "../../http/validation.ts";
import { callNumber } from "../call-number.ts";
import { isHttpUrl } from "../is-http-url.ts";

type Body = Readonly<Record<string, unknown>>;

const modes = ["Url", "AgentId", "CallFlowId"] as const;
const contextFields: ReadonlySet<string> = new Set(["Instruction", "Variables"]);
const reservedVariables: ReadonlySet<string> = new Set([
  "caller",
  "callee",
  "recording_url",
  "recording_duration",
  "http_status",
]);

/** How long the variables of a call flow may be, as JSON in UTF-8. */
const MAX_VARIABLES_BYTES = 8192;

/** The numbers of a call. */
export interface CallNumbers {
  readonly to: string;
  readonly from: string;
}

/** Refuses what the schema lets through and the service does not; gives the numbers in domestic form. */
export function checkCreateCall(body: Body): CallNumbers {
  if (body["AI"] !== undefined) throw refuse(410, "AI mode was removed. Use AgentId.", "ai_mode_removed");
  const issues = [...checkModes(body), ...checkContext(body), ...checkVariables(body), ...checkUrls(body)];
  if (Number(body["Timeout"] ?? 1) < 1) issues.push(issue("/body/Timeout", "minimum", "must be >= 1"));
  if (issues.length > 0) throw invalid(issues);
  return { to: callNumber(body["To"], "To"), from: callNumber(body["From"], "From") };
}

function checkModes(body: Body): ValidationIssue[] {
  const given = modes.filter((name) => body[name] !== undefined);
  if (given.length <= 1) return [];
  return [
    issue(`/body/${given[1]}`, "not", `must not be given together with ${given[0]}: choose one of ${modes.join(", ")}`),
  ];
}

function checkContext(body: Body): ValidationIssue[] {
  const context = body["CallContext"];
  if (!isRecord(context)) return [];
  if (body["AgentId"] === undefined) return [issue("/body/CallContext", "not", "is for calls with AgentId only")];
  return Object.keys(context)
    .filter((name) => !contextFields.has(name))
    .map((name) => issue(`/body/CallContext/${name}`, "additionalProperties", "must NOT have additional properties"));
}

function checkVariables(body: Body): ValidationIssue[] {
  const variables = body["Variables"];
  if (!isRecord(variables)) return [];
  if (body["CallFlowId"] === undefined) return [issue("/body/Variables", "not", "is for calls with CallFlowId only")];
  if (Object.keys(variables).length > 50) {
    return [issue("/body/Variables", "maxProperties", "must NOT have more than 50 properties")];
  }
  if (new TextEncoder().encode(JSON.stringify(variables)).byteLength > MAX_VARIABLES_BYTES) {
    return [issue("/body/Variables", "maxLength", "must NOT be longer than 8 KB")];
  }
  return Object.keys(variables).flatMap((name) => {
    const path = `/body/Variables/${name}`;
    if (reservedVariables.has(name)) return [issue(path, "not", "is a reserved name")];
    return /^[A-Za-z_]\w*$/.test(name) ? [] : [issue(path, "pattern", "must match ^[A-Za-z_][A-Za-z0-9_]*$")];
  });
}

function checkUrls(body: Body): ValidationIssue[] {
  return ["Url", "StatusCallback"]
    .filter((name) => body[name] !== undefined && !isHttpUrl(body[name]))
    .map((name) => issue(`/body/${name}`, "format", 'must match format "uri"'));
}
