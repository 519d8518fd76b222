import { readFileSync } from "node:fs";

import { GatewayError } from "../errors/gateway-error.ts";
import { readGatewayUrl } from "../handshake/gateway-url.ts";
import { ConfigSection } from "./config-section.ts";
import type { Credentials } from "./gateway-config.ts";
import { ownFingerprint } from "./own-certificate.ts";
import { parseConfig } from "./parse-config.ts";
import type { Environment } from "./read-environment.ts";
import { readFingerprints } from "./read-fingerprints.ts";
import { resolveIncludes } from "./resolve-includes.ts";

const DEFAULT_PORT = 18_789;

/** What a file says of a gateway. */
export interface FileConfig {
  readonly url: string;
  readonly credentials: Credentials;
  /** Of the certificate that is to be expected. */
  readonly tlsFingerprint: string | undefined;
}

/**
 * Reads a gateway's own configuration (JSON5, with its included files): `gateway.port`, `gateway.auth` and `gateway.tls`, or in the mode
 * `remote` what `gateway.remote` says of another one. `undefined` where there is no such file.
 *
 * @param port of a gateway on this machine, instead of what the file says
 * @throws GatewayError that names the file and the place in it, never its content
 */
export function readConfigFile(path: string, env: Environment, port?: number): FileConfig | undefined {
  const text = readText(path);
  if (text === undefined) return undefined;
  const root = resolveIncludes(parseConfig(text, path), path, "gateway", env);
  const gateway = new ConfigSection(root, path, env).section("gateway");
  const isRemote = gateway.word("mode") === "remote" && port === undefined;
  return isRemote ? readRemote(gateway) : readLocal(gateway, path, env, port);
}

function readLocal(gateway: ConfigSection, path: string, env: Environment, given: number | undefined): FileConfig {
  const port = given ?? gateway.value("port") ?? DEFAULT_PORT;
  if (typeof port !== "number" || !Number.isInteger(port) || port < 1 || port > 65_535) {
    throw gateway.wrong("port", "must be a whole number from 1 to 65535");
  }
  const tls = gateway.section("tls");
  const isEncrypted = tls.value("enabled") === true;
  return {
    url: `${isEncrypted ? "wss" : "ws"}://127.0.0.1:${port}`,
    credentials: readAuth(gateway.section("auth")),
    tlsFingerprint: isEncrypted ? ownFingerprint(tls.text("certPath"), path, env) : undefined,
  };
}

/** A gateway elsewhere. Where no credentials are given for it, those of `gateway.auth` go to it, as the gateway's commands do it. */
function readRemote(gateway: ConfigSection): FileConfig {
  const remote = gateway.section("remote");
  const given = remote.text("url");
  if (given === undefined) {
    const steps = ['Set it, or set gateway.mode to "local".'];
    throw remote.wrong("url", 'is missing, but gateway.mode is "remote"', steps);
  }
  const url = checkUrl(given, remote);
  const pin = remote.text("tlsFingerprint");
  const [tlsFingerprint] =
    pin === undefined ? [] : readFingerprints(pin, `${remote.keyOf("tlsFingerprint")} of the configuration`);
  if (tlsFingerprint !== undefined && !url.startsWith("wss:")) {
    throw remote.wrong("tlsFingerprint", "needs a url of wss://: there is no certificate otherwise");
  }
  const token = remote.text("token");
  const password = token === undefined ? remote.text("password") : undefined;
  const own = token === undefined && password === undefined ? readAuth(gateway.section("auth")) : {};
  return {
    url,
    credentials: { ...own, ...(token !== undefined && { token }), ...(password !== undefined && { password }) },
    tlsFingerprint,
  };
}

function checkUrl(url: string, remote: ConfigSection): string {
  try {
    return readGatewayUrl(url).url;
  } catch {
    throw remote.wrong("url", "is not the address of a gateway, or has credentials in it", [
      "It must look like wss://host or ws://127.0.0.1:18789.",
    ]);
  }
}

/** The gateway takes the password where both are there and no mode is chosen. */
function readAuth(auth: ConfigSection): Credentials {
  const mode = auth.word("mode");
  const password = mode === undefined || mode === "password" ? auth.text("password") : undefined;
  if (password !== undefined) return { password };
  const token = mode === undefined || mode === "token" ? auth.text("token") : undefined;
  return token === undefined ? {} : { token };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const { code } = cause as { code?: unknown };
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new GatewayError(`The configuration ${path} cannot be read (${String(code)}).`, {
      kind: "configuration",
      cause,
    });
  }
}
