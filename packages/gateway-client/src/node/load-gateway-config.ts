import { isIP } from "node:net";

import { GatewayError } from "../errors/gateway-error.ts";
import { defaultUrl } from "../handshake/gateway-url.ts";
import { plaintextReach } from "../handshake/plaintext.ts";
import { configPlaces, expand, type ConfigPlace } from "./config-places.ts";
import { type ConfigExtras, type GatewayConfig, sealConfig } from "./gateway-config.ts";
import { readConfigFile, type FileConfig } from "./read-config-file.ts";
import { type Environment, families, readEnvironment, readVariable } from "./read-environment.ts";

/**
 * Finds out where the gateway is and which credentials it wants, in this order:
 *
 * 1. the file `path`, if given; then nothing else is looked at
 * 2. `OPENCLAW_GATEWAY_URL` or `_PORT`, `OPENCLAW_GATEWAY_TOKEN` or `_PASSWORD`; if none of them is set, the same with
 *    `CLAWDBOT_`
 * 3. the file named by `OPENCLAW_CONFIG_PATH`, then by `CLAWDBOT_CONFIG_PATH`
 * 4. `~/.openclaw/openclaw.json`, then `~/.clawdbot/clawdbot.json`
 *
 * Where the environment says only a part, the file says the rest: a `_PORT` goes with the file's credentials, a `_TOKEN` or
 * `_PASSWORD` with the file's address (port 18789 of this machine without a file). A `_URL` may be another machine, so credentials from a file are never
 * given to it. Of a file, `gateway.port`, `gateway.auth` and `gateway.tls` are read, or with `gateway.mode: "remote"` what `gateway.remote`
 * says (JSON5, with `$include`, and `${NAME}` for variables of the environment). A `_PORT` always means this machine.
 *
 * Where a certificate is to be expected (`gateway.remote.tlsFingerprint`, or that of the gateway on this machine, whose file is read), the
 * result has `tlsFingerprint`, and a `WebSocket` that takes no other: give both on by spreading the result.
 *
 * It is synchronous; `await` does no harm.
 *
 * @example
 * const gateway = new GatewayClient({ ...loadGatewayConfig() });
 *
 * @param path a configuration file of the gateway; `~` at its beginning is the home folder
 * @returns the configuration; printed, its secrets are redacted
 * @throws GatewayError of kind `configuration`: nothing was found (it names every place looked at), a file is broken (it names
 * the line, never the content), or a value is of the wrong type (it names the file and the key)
 */
export function loadGatewayConfig(path?: string): GatewayConfig {
  const { env } = process;
  if (path !== undefined) return loadFile(path, env);
  const given = readEnvironment(env);
  if (given?.url !== undefined && given.isElsewhere)
    return sealConfig(given.url, given.credentials, given.names.join(", "), extras(given.url, env));
  const hasCredentials = given?.credentials.token !== undefined || given?.credentials.password !== undefined;
  if (given?.url !== undefined && hasCredentials)
    return sealConfig(given.url, given.credentials, given.names.join(", "));
  const places = configPlaces(env);
  const file = findFile(places, env, given?.port);
  if (given === undefined && file === undefined) throw nothingFound(places);
  const url = file?.config.url ?? given?.url ?? defaultUrl;
  const credentials = hasCredentials ? given?.credentials : file?.config.credentials;
  const source = [...(given?.names ?? []), ...(file === undefined ? [] : [file.path])].join(", ");
  return sealConfig(url, credentials ?? {}, source, extras(url, env, file?.config));
}

function loadFile(path: unknown, env: Environment): GatewayConfig {
  if (typeof path !== "string" || path.trim() === "") {
    throw new GatewayError("loadGatewayConfig(path): path must be the path of a file.", { kind: "invalid-argument" });
  }
  const full = expand(path);
  const config = readConfigFile(full, env);
  if (config === undefined) throw new GatewayError(`There is no configuration ${full}.`, { kind: "configuration" });
  return sealConfig(config.url, config.credentials, full, extras(config.url, env, config));
}

/** The gateway's own variable lets its clients use `ws://` with names that it cannot judge; addresses it can. */
function extras(url: string, env: Environment, file?: FileConfig): ConfigExtras {
  const isAsked = readVariable(env, "OPENCLAW_ALLOW_INSECURE_PRIVATE_WS") === "1";
  const isName = isIP(new URL(url).hostname.replace(/^\[|\]$/g, "")) === 0;
  return {
    tlsFingerprint: file?.tlsFingerprint,
    allowPlaintext: isAsked && isName && plaintextReach(url) === "public",
  };
}

function findFile(
  places: readonly ConfigPlace[],
  env: Environment,
  port: number | undefined,
): { readonly path: string; readonly config: FileConfig } | undefined {
  for (const { path, variable } of places) {
    const config = readConfigFile(path, env, port);
    if (config !== undefined) return { path, config };
    // Whoever names a file means that one; another gateway's would be a surprise.
    if (variable !== undefined) throw nothingFound(places, `${variable} names ${path}, which does not exist.`);
  }
  return undefined;
}

function nothingFound(places: readonly ConfigPlace[], why = "No configuration of a gateway was found."): GatewayError {
  const variables = families.map((family) => `${family}_GATEWAY_URL, _PORT, _TOKEN, _PASSWORD`);
  const unnamed = families
    .map((family) => `${family}_CONFIG_PATH`)
    .filter((name) => !places.some(({ variable }) => variable === name));
  const files = places.map(({ path, variable }) => (variable === undefined ? path : `${path} (${variable})`));
  const looked = [...variables, ...unnamed, ...files].join("; ");
  return new GatewayError(`${why} Looked at: ${looked}.`, {
    kind: "configuration",
    steps: [
      "Set OPENCLAW_GATEWAY_URL and OPENCLAW_GATEWAY_TOKEN, or give the path of the gateway's configuration file.",
    ],
  });
}
