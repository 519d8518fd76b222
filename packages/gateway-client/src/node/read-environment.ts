import { GatewayError } from "../errors/gateway-error.ts";
import { readGatewayUrl } from "../handshake/gateway-url.ts";
import type { Credentials } from "./gateway-config.ts";

/** The environment, or a stand-in for it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says of a gateway. */
export interface EnvironmentConfig {
  /** From `_URL`, or from `_PORT` on this machine. */
  readonly url: string | undefined;
  /** True for a `_URL`, which may be any machine. */
  readonly isElsewhere: boolean;
  /** From `_PORT`. */
  readonly port: number | undefined;
  readonly credentials: Credentials;
  /** The names of the variables that were used. */
  readonly names: readonly string[];
}

/** The families of variables, the one that is asked first first. */
export const families = ["OPENCLAW", "CLAWDBOT"] as const;

/**
 * What the first family of variables of which one is set says; `undefined` where none is. An empty variable is none.
 *
 * @throws GatewayError that names the wrong variable, never its value
 */
export function readEnvironment(env: Environment): EnvironmentConfig | undefined {
  for (const family of families) {
    const found = readFamily(`${family}_GATEWAY`, env);
    if (found.names.length > 0) return found;
  }
  return undefined;
}

/** The value of a variable without the spaces around it; `undefined` for an empty one. */
export function readVariable(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

function readFamily(prefix: string, env: Environment): EnvironmentConfig {
  const names: string[] = [];
  const read = (name: string): string | undefined => {
    const value = readVariable(env, `${prefix}_${name}`);
    if (value !== undefined) names.push(`${prefix}_${name}`);
    return value;
  };
  const url = read("URL");
  const port = url === undefined ? read("PORT") : undefined;
  const token = read("TOKEN");
  const password = token === undefined ? read("PASSWORD") : undefined;
  const checkedUrl = url === undefined ? undefined : checkUrl(url, `${prefix}_URL`);
  const checkedPort = port === undefined ? undefined : checkPort(port, `${prefix}_PORT`);
  return {
    url: checkedUrl ?? (checkedPort === undefined ? undefined : `ws://127.0.0.1:${checkedPort}`),
    isElsewhere: url !== undefined,
    port: checkedPort,
    credentials: { ...(token === undefined ? {} : { token }), ...(password === undefined ? {} : { password }) },
    names,
  };
}

function checkUrl(url: string, name: string): string {
  try {
    return readGatewayUrl(url).url;
  } catch {
    throw new GatewayError(`${name} is not the address of a gateway.`, {
      kind: "configuration",
      steps: ["It must look like ws://127.0.0.1:18789 or wss://host, without credentials in it."],
    });
  }
}

function checkPort(port: string, name: string): number {
  const number = Number(port);
  if (/^\d+$/.test(port) && number >= 1 && number <= 65_535) return number;
  throw new GatewayError(`${name} must be a port number from 1 to 65535.`, { kind: "configuration" });
}
