import { type Environment, families, readVariable } from "../node/read-environment.ts";
import type { ProtocolVersion } from "../testing/wire.ts";
import type { LocalSecret } from "./local-command.ts";

/** Printed, and no secret: whoever can use it is on this machine, and there is nothing to find. */
const DEFAULT_TOKEN = "local-token";

/** What of the secret stands on the command line. */
export interface GivenSecret {
  readonly token?: string | undefined;
  readonly password?: string | undefined;
}

/** The secret of the command line, else of the environment, else one for everybody. */
export function readSecret({ token, password }: GivenSecret, env: Environment, protocol: ProtocolVersion): LocalSecret {
  const family = familyOf(env, protocol);
  if (token !== undefined) return { mode: "token", value: token, isDefault: false, family };
  if (password !== undefined) return { mode: "password", value: password, isDefault: false, family };
  for (const mode of ["token", "password"] as const) {
    const value = readVariable(env, `${family}_GATEWAY_${mode.toUpperCase()}`);
    if (value !== undefined) return { mode, value, isDefault: false, family };
  }
  return { mode: "token", value: DEFAULT_TOKEN, isDefault: true, family };
}

/** The family of variables that a client will read: the first one of which any is set, as `loadGatewayConfig` does. */
export function familyOf(env: Environment, protocol: ProtocolVersion): string {
  const isSet = (family: string): boolean =>
    ["URL", "PORT", "TOKEN", "PASSWORD"].some((name) => readVariable(env, `${family}_GATEWAY_${name}`) !== undefined);
  return families.find(isSet) ?? (protocol === 4 ? "OPENCLAW" : "CLAWDBOT");
}
