import { isHttpUrl } from "./behaviour/is-http-url.ts";
import type { LocalClawOpsOptions } from "./local-claw-ops.ts";
import { readPhoneNumber } from "./phone-number.ts";
import { usageError } from "./usage-error.ts";

/** Throws a ClawOpsError for options that no server can be made from; gives the numbers in domestic form. */
export function checkOptions(options: LocalClawOpsOptions): readonly string[] | undefined {
  for (const name of ["apiKey", "accountId"] as const) {
    const value: unknown = options[name];
    if (typeof value !== "string" || value === "")
      throw usageError(`createLocalClawOps: ${name} must be a text that is not empty.`);
  }
  if (options.webhookUrl !== undefined && !isHttpUrl(options.webhookUrl)) {
    throw usageError("createLocalClawOps: webhookUrl must be an http or https URL.");
  }
  for (const [name, ms] of Object.entries(options.timing ?? {})) {
    if (!(ms >= 0)) throw usageError(`createLocalClawOps: timing.${name} must be 0 or more milliseconds, not ${ms}.`);
  }
  return options.numbers?.map((input) => {
    const reading = readPhoneNumber(input);
    if (reading.number !== undefined) return reading.number;
    throw usageError(`createLocalClawOps: ${input} in numbers is not a phone number: ${reading.why}.`);
  });
}
