import { parseArgs } from "node:util";

import { redactText } from "@pincer/shared/internal";

import type { LocalClawOpsOptions } from "../testing/index.ts";
import { scaledTiming } from "./scaled-timing.ts";

/** What a command line asks for. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  /** A command line that cannot be followed, and why. */
  | { readonly kind: "wrong"; readonly problem: string }
  | LocalCommand;

/** To run a local server. */
export interface LocalCommand {
  readonly kind: "local";
  readonly port: number;
  readonly options: LocalClawOpsOptions;
  /** False where the key was given, so that it must not be printed. */
  readonly isDefaultKey: boolean;
}

const DEFAULT_PORT = 4010;
const DEFAULT_API_KEY = "sk_test";

const options = {
  port: { type: "string" },
  "api-key": { type: "string" },
  "account-id": { type: "string" },
  "signing-key": { type: "string" },
  "webhook-url": { type: "string" },
  number: { type: "string", multiple: true },
  speed: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/** Reads a command line (without the program's own name) and the environment that fills it in. It never throws. */
export function readArguments(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Command {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (values.help === true) return { kind: "help" };
    if (values.version === true) return { kind: "version" };
    const [command, ...more] = positionals;
    if (command === undefined) return wrong("give a command: local.");
    if (command !== "local")
      return wrong(`there is no command ${JSON.stringify(redactText(command))}. There is local.`);
    if (more.length > 0) return wrong("local takes options only, each with its name: --port 4010.");
    const port = readNumber(values.port ?? String(DEFAULT_PORT));
    if (port === undefined || !Number.isInteger(port) || port > 65_535) {
      return wrong(`--port must be a whole number from 0 to 65535, not ${JSON.stringify(values.port)}.`);
    }
    const speed = readNumber(values.speed ?? "1");
    if (speed === undefined || speed === 0) {
      return wrong(`--speed must be a number above 0, such as 10 or 0.5, not ${JSON.stringify(values.speed)}.`);
    }
    const apiKey = values["api-key"] ?? given(env["CLAWOPS_API_KEY"]);
    const server: LocalClawOpsOptions = {
      apiKey: apiKey ?? DEFAULT_API_KEY,
      accountId: values["account-id"] ?? given(env["CLAWOPS_ACCOUNT_ID"]) ?? "AC_test",
      signingKey: values["signing-key"] ?? given(env["CLAWOPS_SIGNING_KEY"]),
      webhookUrl: values["webhook-url"],
      numbers: values.number,
      timing: scaledTiming(speed),
    };
    return { kind: "local", port, options: server, isDefaultKey: apiKey === undefined };
  } catch (thrown) {
    return wrong(thrown instanceof Error ? firstSentence(thrown.message) : String(thrown));
  }
}

function wrong(problem: string): Command {
  return { kind: "wrong", problem };
}

/** An empty variable is none. */
function given(value: string | undefined): string | undefined {
  return value === undefined || value === "" ? undefined : value;
}

/** Plain decimals only: no sign, no exponent, no hexadecimal. */
function readNumber(text: string): number | undefined {
  return /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
}

/** Node goes on about options that begin with a dash; the usage that follows says more. */
function firstSentence(message: string): string {
  return `${message.split(/\.\s|\n/, 1)[0]?.replace(/\.$/, "") ?? message}.`;
}
