import { GatewayError } from "../errors/gateway-error.ts";

/** What is wrong with a configuration file, and where in it; never its content. */
export function wrongConfig(path: string, what: string, steps: readonly string[] = []): GatewayError {
  return new GatewayError(`The configuration ${path} is wrong: ${what}.`, { kind: "configuration", steps });
}
