import { isRecord } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";
import { type Environment, readVariable } from "./read-environment.ts";

/**
 * The text of a secret as the gateway itself reads it: `${NAME}` is a variable of the environment (`$${NAME}` is the text
 * `${NAME}`), and `{ source: "env", id: "NAME" }` is one too. `undefined` for an empty text.
 *
 * @throws GatewayError that names the file, the key and the variable that is not set
 */
export function fillVariables(value: unknown, key: string, path: string, env: Environment): string | undefined {
  const wrong = (what: string): GatewayError =>
    new GatewayError(`The configuration ${path} is wrong: ${key} ${what}.`, { kind: "configuration" });
  const variable = (name: string): string => {
    const found = readVariable(env, name);
    if (found === undefined) throw wrong(`needs the variable ${name}, which is not set`);
    return found;
  };
  if (isRecord(value)) {
    const { source, id } = value;
    if (source === "env" && typeof id === "string") return variable(id);
    throw wrong(
      "refers to a secret that only the gateway can read; give it as OPENCLAW_GATEWAY_TOKEN or _PASSWORD instead",
    );
  }
  if (typeof value !== "string") throw wrong("must be a text");
  const filled = value.replace(/(\$?)\$\{([A-Z_][A-Z0-9_]*)\}/g, (whole, escape: string, name: string) =>
    escape === "$" ? whole.slice(1) : variable(name),
  );
  return filled === "" ? undefined : filled;
}
