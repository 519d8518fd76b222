import { readFileSync } from "node:fs";

import { isRecord } from "@pincer/shared/internal";
import JSON5 from "json5";

import { GatewayError } from "../errors/gateway-error.ts";
import { fillVariables } from "./fill-variables.ts";
import type { Credentials } from "./gateway-config.ts";
import type { Environment } from "./read-environment.ts";

const DEFAULT_PORT = 18_789;

/** What a file says of a gateway. */
export interface FileConfig {
  readonly url: string;
  readonly credentials: Credentials;
}

/**
 * Reads a gateway's own configuration (JSON5): `gateway.port` and `gateway.auth`. `undefined` where there is no such file.
 *
 * @throws GatewayError that names the file and the place in it, never its content
 */
export function readConfigFile(path: string, env: Environment): FileConfig | undefined {
  const text = readText(path);
  if (text === undefined) return undefined;
  const root = parse(text, path);
  const gateway = section(root, "gateway", "", path);
  const auth = section(gateway, "auth", "gateway.", path);
  const port = gateway["port"] ?? DEFAULT_PORT;
  if (typeof port !== "number" || !Number.isInteger(port) || port < 1 || port > 65_535) {
    throw wrong(path, "gateway.port must be a whole number from 1 to 65535");
  }
  return { url: `ws://127.0.0.1:${port}`, credentials: readAuth(auth, path, env) };
}

/** The gateway takes the password where both are there and no mode is chosen. */
function readAuth(auth: Record<string, unknown>, path: string, env: Environment): Credentials {
  const { mode } = auth;
  if (mode !== undefined && typeof mode !== "string") throw wrong(path, "gateway.auth.mode must be a text");
  const secret = (name: "token" | "password"): string | undefined => {
    const value = auth[name];
    return value === undefined || value === null ? undefined : fillVariables(value, `gateway.auth.${name}`, path, env);
  };
  const password = mode === undefined || mode === "password" ? secret("password") : undefined;
  if (password !== undefined) return { password };
  const token = mode === undefined || mode === "token" ? secret("token") : undefined;
  return token === undefined ? {} : { token };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const code = isRecord(cause) || cause instanceof Error ? (cause as { code?: unknown }).code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new GatewayError(`The configuration ${path} cannot be read (${String(code)}).`, {
      kind: "configuration",
      cause,
    });
  }
}

function parse(text: string, path: string): Record<string, unknown> {
  let root: unknown;
  try {
    root = JSON5.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    // The parser's own message quotes the text, which may be a secret: only the place is told.
    const { lineNumber, columnNumber } = error as { lineNumber?: number; columnNumber?: number };
    throw wrong(path, `it is not valid JSON5, line ${lineNumber ?? "?"}, column ${columnNumber ?? "?"}`);
  }
  if (!isRecord(root)) throw wrong(path, "it must be an object");
  return root;
}

function section(above: Record<string, unknown>, name: string, prefix: string, path: string): Record<string, unknown> {
  const value = above[name];
  if (isRecord(value)) return value;
  if (value !== undefined && value !== null) throw wrong(path, `${prefix}${name} must be an object`);
  if (above["$include"] === undefined) return {};
  throw wrong(path, `${prefix}${name} is in an included file, which is not read`, [
    "Set OPENCLAW_GATEWAY_PORT and OPENCLAW_GATEWAY_TOKEN, or name the included file.",
  ]);
}

function wrong(path: string, what: string, steps: readonly string[] = []): GatewayError {
  return new GatewayError(`The configuration ${path} is wrong: ${what}.`, { kind: "configuration", steps });
}
