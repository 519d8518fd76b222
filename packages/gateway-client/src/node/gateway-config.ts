import { REDACTED, redactText } from "@pincer/shared/internal";

/** Where a gateway is and how to prove oneself there. Fit to be spread into the options of `GatewayClient`. */
export interface GatewayConfig {
  /** The gateway's address, such as `ws://127.0.0.1:18789`. */
  readonly url: string;
  /** The shared token, if the gateway wants one. */
  readonly token?: string;
  /** The shared password, if the gateway wants one. */
  readonly password?: string;
  /** Where this was found: the path of the file, the names of the variables, or both. */
  readonly source: string;
}

/** The credentials of a configuration: one of the two, or none. */
export type Credentials = Pick<GatewayConfig, "token" | "password">;

/**
 * A configuration that keeps its secrets to itself when it is printed: `console.log`, `util.inspect` and `JSON.stringify` show
 * them redacted, while reading and spreading give them.
 */
export function sealConfig(url: string, credentials: Credentials, source: string): GatewayConfig {
  const config: GatewayConfig = { url, ...credentials, source };
  const shown = (): Record<string, unknown> => ({
    url: redactText(url),
    ...(credentials.token === undefined ? {} : { token: REDACTED }),
    ...(credentials.password === undefined ? {} : { password: REDACTED }),
    source,
  });
  for (const key of ["toJSON", Symbol.for("nodejs.util.inspect.custom")]) {
    Object.defineProperty(config, key, { value: shown, enumerable: false });
  }
  return config;
}
