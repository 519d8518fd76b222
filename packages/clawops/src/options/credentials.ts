import { describe } from "../wire/describe.ts";
import { fromEnvironment } from "./environment.ts";
import { wrongOption } from "./wrong-option.ts";

/**
 * A credential from an option, else from the environment.
 *
 * @throws {ClawOpsError} where it is missing, or cannot stand in a header or path; the value is never in the message
 */
export function readCredential(given: unknown, option: "apiKey" | "accountId", variable: string): string {
  const value = given ?? fromEnvironment(variable);
  const what = option === "apiKey" ? "API key" : "account id";
  if (value === undefined || value === null) {
    throw wrongOption(
      `No ${what}: pass \`${option}\` to new ClawOps({ … }) or set the environment variable ${variable}.`,
    );
  }
  const source = given === undefined || given === null ? variable : `\`${option}\``;
  if (typeof value !== "string") throw wrongOption(`${source} must be a string, got ${describe(value)}.`);
  if (value === "")
    throw wrongOption(`${source} is empty. Pass the ${what}, or leave \`${option}\` out and set ${variable}.`);
  // `docker --env-file` and some shells keep the quotes of `KEY="…"`.
  if (/^(["'`]).*\1$/.test(value)) throw wrongOption(`${source} has quotes around it. Pass the ${what} without them.`);
  if (/\s/.test(value))
    throw wrongOption(`${source} has a space or a line break in it. Pass the ${what} alone, as the console shows it.`);
  if (!/^[\x21-\x7e]+$/.test(value))
    throw wrongOption(`${source} has characters that no ${what} has. Copy it again from the console.`);
  return value;
}
