import type { Advice } from "../errors/from-reply.ts";
import { allowedValues } from "./allowed-values.ts";
import { type AttemptClues, generationOf } from "./clues.ts";

/** The option behind a field of the connect params. What is not here goes by the name of its first part. */
const options: Readonly<Record<string, string>> = {
  "": "clientInfo",
  minProtocol: "protocol",
  maxProtocol: "protocol",
  client: "clientInfo",
};

const credentials = ["token", "password", "deviceToken"];

/** The message of a refusal because of its params, such as `invalid connect params: at /client/id: must be …; at root: …`. */
export function adviseParams(message: string, clues: AttemptClues): Advice {
  const generation = generationOf(clues) ?? 4;
  const problems = message
    .slice(message.indexOf(":") + 1)
    .split(";")
    .flatMap((part) => {
      const [, place, rule] = /^\s*at (\S+): (.+)$/s.exec(part) ?? [];
      return place === undefined || rule === undefined ? [] : [{ path: place === "root" ? "" : place, rule }];
    });
  const steps = problems.map(({ path, rule }) => step(path, rule, generation, clues));
  return {
    problem: "invalid-params",
    steps: steps.length === 0 ? ["Check `clientInfo`, `role` and `scopes`."] : [...new Set(steps)],
  };
}

function step(path: string, rule: string, generation: 3 | 4, clues: AttemptClues): string {
  const option = optionAt(path, rule);
  const values = allowedValues(path, generation);
  if (values !== undefined) {
    const { id, mode } = clues.settings.clientInfo;
    const value = clues.settings.keeper.text(JSON.stringify(path === "/client/id" ? id : mode).slice(0, 100));
    return `The \`${option}\` option is ${value}; a gateway of protocol ${generation} takes ${values.join(", ")}.`;
  }
  const unexpected = /(?:unexpected|additional) propert\w*(?: '([^']+)')?/.exec(rule);
  if (unexpected !== null) {
    const name = unexpected[1] ?? "that property";
    return `Leave out the \`${option}\` option: a gateway of protocol ${generation} does not know ${name}.`;
  }
  const missing = /required property '([^']+)'/.exec(rule)?.[1];
  if (missing !== undefined) return `The \`${option}\` option needs ${missing}.`;
  return `The \`${option}\` option does not fit: it ${rule.trim().slice(0, 200)}.`;
}

/** `/client/id` is `clientInfo.id`; `/auth` with an unexpected 'deviceToken' is `deviceToken`. */
function optionAt(path: string, rule: string): string {
  const [first = "", ...rest] = path.split("/").slice(1);
  if (first === "auth") {
    const named = [...rest, ...(/'([^']+)'/.exec(rule)?.slice(1) ?? [])].find((name) => credentials.includes(name));
    return named ?? "token";
  }
  const option = options[first] ?? first;
  return option === "clientInfo" && rest.length > 0 ? `${option}.${rest.join(".")}` : option;
}
