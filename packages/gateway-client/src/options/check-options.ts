import { isRecord, logLevels, type WebSocketConstructor } from "@pincer/shared/internal/base";

import type { ConnectionRules } from "../connection/transition.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import type { ConnectSettings } from "../handshake/connect-params.ts";
import { defaultUrl, readGatewayUrl } from "../handshake/gateway-url.ts";
import type { Provided } from "../handshake/pick-credentials.ts";
import type { Platform } from "../platform/platform.ts";
import { supportedProtocols } from "../protocol/supported-protocols.ts";
import type { GatewayClientOptions } from "./client-options.ts";
import type { DeviceIdentity } from "./device-identity.ts";
import { isTime } from "./is-time.ts";

/** The options after the check, with their defaults, as far as nothing needs to be loaded for them. */
export interface CheckedOptions extends ConnectionRules, Omit<ConnectSettings, "clientInfo"> {
  readonly url: Provided<string>;
  readonly allowPlaintext: boolean;
  readonly requestTimeout: number;
  readonly device: DeviceIdentity | boolean;
  readonly WebSocket: WebSocketConstructor;
  readonly socketInit: Record<string, unknown> | undefined;
  /** What the client says of itself unless told otherwise. */
  readonly clientInfo: Platform["clientInfo"];
  /** As they were given. */
  readonly given: GatewayClientOptions;
}

/**
 * Checks the options of a client, and adds the defaults.
 *
 * @throws {@link GatewayError} of kind `configuration` or `unsupported` that names the option
 */
export function checkOptions(options: GatewayClientOptions, platform: Platform): CheckedOptions {
  const { url = defaultUrl, role = "operator", scopes = ["operator.admin"], reconnect = {} } = options;
  const { protocol = supportedProtocols, requestTimeout = 30_000, logLevel, headers } = options;
  const { device = platform.isWebPage, store, allowPlaintext = false } = options;
  check(
    typeof device === "boolean" || (isRecord(device) && typeof device.sign === "function"),
    "device",
    "must be true, false, or an identity: { publicKey, sign(text) }",
  );
  check(
    store === undefined || (isRecord(store) && [store.get, store.set, store.delete].every(isFunction)),
    "store",
    "must have get, set and delete, as fileStore(path) and memoryStore() have",
  );
  check(store === undefined || device !== false, "store", "needs `device: true`");
  if (typeof url !== "function") readGatewayUrl(url);
  check(typeof allowPlaintext === "boolean", "allowPlaintext", "must be true or false");
  for (const name of ["token", "password", "deviceToken"] as const) {
    const given: unknown = options[name];
    check(
      given === undefined || typeof given === "function" || (typeof given === "string" && given !== ""),
      name,
      "must be a text that is not empty, or a function",
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
    "must be { min, max }, whole numbers",
  );
  check(isTime(requestTimeout), "requestTimeout", "must be milliseconds above 0, or Infinity");
  check(logLevel === undefined || logLevels.includes(logLevel), "logLevel", `must be one of ${logLevels.join(", ")}`);
  const { initialDelay = 1000, maxDelay = 30_000, maxAttempts = Infinity } = reconnect || {};
  check(
    isTime(initialDelay) && isTime(maxDelay) && maxAttempts >= 0,
    "reconnect",
    "must be false or { initialDelay, maxDelay, maxAttempts }, numbers above 0",
  );
  return {
    url,
    allowPlaintext,
    role,
    scopes,
    protocol,
    requestTimeout,
    device,
    reconnect: reconnect !== false,
    policy: { initialDelay, maxDelay, maxAttempts },
    WebSocket: options.WebSocket ?? platform.webSocket(),
    socketInit: options.WebSocket === undefined ? platform.socketInit(headers) : headers && { headers },
    clientInfo: platform.clientInfo,
    given: options,
  };
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

function check(fits: boolean, name: string, rule: string): void {
  if (!fits) throw new GatewayError(`The \`${name}\` option ${rule}.`, { kind: "configuration" });
}
