import { parseArgs } from "node:util";

import { describeThrown, redactText } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";
import { type Environment, readVariable } from "../node/read-environment.ts";
import type { Command, LogMode } from "./local-command.ts";
import { readFault } from "./read-fault.ts";
import { familyOf, readSecret } from "./read-secret.ts";

const DEFAULT_PORT = "18789";

const options = {
  port: { type: "string" },
  protocol: { type: "string" },
  token: { type: "string" },
  password: { type: "string" },
  reply: { type: "string" },
  script: { type: "string" },
  delay: { type: "string" },
  "tick-interval": { type: "string" },
  origin: { type: "string", multiple: true },
  fail: { type: "string", multiple: true },
  log: { type: "string" },
  stdin: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/** Reads a command line (without the program's own name) and the environment that fills it in. It never throws. */
export function readArguments(args: readonly string[], env: Environment): Command {
  try {
    return read(args, env);
  } catch (thrown) {
    const message = thrown instanceof Error ? firstSentence(thrown.message) : describeThrown(thrown);
    return { kind: "wrong", problem: message };
  }
}

function read(args: readonly string[], env: Environment): Command {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  if (values.help === true) return { kind: "help" };
  if (values.version === true) return { kind: "version" };
  const [command, ...more] = positionals;
  if (command === undefined) throw wrong("give a command: local");
  if (command !== "local") throw wrong(`there is no command ${JSON.stringify(redactText(command))}, there is local`);
  if (more.length > 0) throw wrong("local takes options only, each with its name: --port 18789");
  const { token, password, reply, script, log = "requests" } = values;
  const protocol = values.protocol ?? "4";
  if (protocol !== "3" && protocol !== "4") throw wrong(`--protocol must be 3 or 4, not ${JSON.stringify(protocol)}`);
  if (token !== undefined && password !== undefined) throw wrong("give --token or --password, not both");
  if (token === "" || password === "") throw wrong("--token and --password must not be empty");
  if (reply !== undefined && script !== undefined) throw wrong("give --reply or --script, not both");
  if (!isLogMode(log)) throw wrong(`--log must be requests, frames or off, not ${JSON.stringify(log)}`);
  const generation = protocol === "3" ? 3 : 4;
  const tickInterval = values["tick-interval"];
  return {
    kind: "local",
    port: readPort(values.port, env, familyOf(env, generation)),
    protocol: generation,
    secret: readSecret({ token, password }, env, generation),
    reply,
    script,
    delayMs: readMilliseconds("--delay", values.delay ?? "0", 0),
    tickIntervalMs: tickInterval === undefined ? undefined : readMilliseconds("--tick-interval", tickInterval, 1),
    allowedOrigins: values.origin ?? [],
    faults: (values.fail ?? []).map((text) => readFault(text)),
    log,
    readsCommands: values.stdin === true,
  };
}

function readPort(given: string | undefined, env: Environment, family: string): number {
  const variable = `${family}_GATEWAY_PORT`;
  const text = given ?? readVariable(env, variable) ?? DEFAULT_PORT;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  const name = given === undefined ? variable : "--port";
  throw wrong(`${name} must be a whole number from 0 to 65535, not ${JSON.stringify(text)}`);
}

function readMilliseconds(name: string, text: string, min: number): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= min) return value;
  throw wrong(`${name} must be a whole number of milliseconds from ${min} up, not ${JSON.stringify(text)}`);
}

function isLogMode(text: string): text is LogMode {
  return text === "requests" || text === "frames" || text === "off";
}

function wrong(problem: string): GatewayError {
  return new GatewayError(problem, { kind: "invalid-argument" });
}

/** Node goes on about options that begin with a dash; the usage that follows says more. */
function firstSentence(message: string): string {
  return `${message.split(/\.\s|\n/, 1)[0]?.replace(/\.$/, "") ?? message}.`;
}
