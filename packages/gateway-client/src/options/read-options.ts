import type { Logger } from "@pincer/shared";
import { createLogger, isRecord, logLevels, SecretKeeper, type WebSocketConstructor } from "@pincer/shared/internal";

import type { ConnectionRules } from "../connection/transition.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import type { ConnectSettings } from "../handshake/connect-params.ts";
import { type DeviceSource, deviceSource } from "../handshake/device-source.ts";
import { defaultUrl, readGatewayUrl } from "../handshake/gateway-url.ts";
import type { CredentialOptions, Provided } from "../handshake/pick-credentials.ts";
import type { Platform } from "../platform/platform.ts";
import { randomId } from "../platform/random-id.ts";
import { supportedProtocols } from "../protocol/versions.ts";
import { version } from "../version.ts";
import type { GatewayClientOptions } from "./client-options.ts";
import { isTime } from "./is-time.ts";

/** The options after the check, with their defaults. */
export interface ClientSettings extends ConnectSettings, ConnectionRules {
  readonly url: Provided<string>;
  readonly credentials: CredentialOptions;
  /** `undefined` where the client connects without a device identity. */
  readonly identify: DeviceSource | undefined;
  readonly requestTimeout: number;
  readonly WebSocket: WebSocketConstructor;
  readonly socketInit: Record<string, unknown> | undefined;
  readonly keeper: SecretKeeper;
  readonly logger: Logger;
}

/**
 * Checks the options and adds the defaults.
 *
 * @throws {@link GatewayError} of kind `configuration` or `unsupported` that names the option
 */
export function readOptions(options: GatewayClientOptions, platform: Platform): ClientSettings {
  const { url = defaultUrl, role = "operator", scopes = ["operator.admin"], reconnect = {} } = options;
  const { protocol = supportedProtocols, requestTimeout = 30_000, logger, logLevel, headers } = options;
  const { device = platform.isWebPage, store } = options;
  check(
    typeof device === "boolean" || (isRecord(device) && typeof device.sign === "function"),
    "device",
    "must be true, false, or an identity: { publicKey, sign(text) }",
  );
  check(
    store === undefined || (isRecord(store) && [store.get, store.set, store.delete].every(isFunction)),
    "store",
    "must have the functions get, set and delete, as fileStore(path) of /node and memoryStore() have",
  );
  check(store === undefined || device !== false, "store", "is for the keys of a device: give `device: true` with it");
  if (typeof url !== "function") readGatewayUrl(url);
  for (const name of ["token", "password", "deviceToken"] as const) {
    const given: unknown = options[name];
    check(
      given === undefined || typeof given === "function" || (typeof given === "string" && given !== ""),
      name,
      "must be a text that is not empty, or a function; leave it out where there is none",
    );
  }
  check(
    Array.isArray(scopes) && scopes.every((scope) => typeof scope === "string"),
    "scopes",
    "must be a list of texts",
  );
  check(typeof role === "string" && role !== "", "role", 'must be a text such as "operator"');
  check(
    Number.isInteger(protocol.min) && Number.isInteger(protocol.max) && protocol.min <= protocol.max,
    "protocol",
    "must be { min, max } in whole numbers, min not above max",
  );
  check(isTime(requestTimeout), "requestTimeout", "must be milliseconds above 0, or Infinity");
  check(logLevel === undefined || logLevels.includes(logLevel), "logLevel", `must be one of ${logLevels.join(", ")}`);
  const { initialDelay = 1000, maxDelay = 30_000, maxAttempts = Infinity } = reconnect || {};
  check(
    isTime(initialDelay) && isTime(maxDelay) && maxAttempts >= 0,
    "reconnect",
    "must be false or { initialDelay, maxDelay, maxAttempts } in numbers above 0",
  );
  const keeper = new SecretKeeper();
  for (const secret of [options.token, options.password, options.deviceToken]) {
    if (typeof secret === "string") keeper.add(secret);
  }
  const log = createLogger({ logger, level: logLevel, printable: (value) => keeper.printable(value) });
  return {
    url,
    role,
    scopes,
    protocol,
    requestTimeout,
    credentials: options,
    clientInfo: { version, instanceId: randomId(), ...platform.clientInfo, ...options.clientInfo },
    reconnect: reconnect !== false,
    policy: { initialDelay, maxDelay, maxAttempts },
    WebSocket: options.WebSocket ?? platform.webSocket(),
    socketInit: options.WebSocket === undefined ? platform.socketInit(headers) : headers && { headers },
    keeper,
    identify: device === false ? undefined : deviceSource({ device, store, role, scopes, keeper, logger: log }),
    logger: log,
  };
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

function check(fits: boolean, name: string, rule: string): void {
  if (!fits) throw new GatewayError(`The \`${name}\` option ${rule}.`, { kind: "configuration" });
}
