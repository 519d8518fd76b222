import { homedir } from "node:os";
import { join, resolve } from "node:path";

import { type Environment, families, readVariable } from "./read-environment.ts";

/** A file that may hold a configuration. */
export interface ConfigPlace {
  readonly path: string;
  /** The variable that names it; then it must be there. */
  readonly variable?: string;
}

/** The files in which a configuration is looked for, the first one first. */
export function configPlaces(env: Environment): ConfigPlace[] {
  const named = families.flatMap((family) => {
    const variable = `${family}_CONFIG_PATH`;
    const path = readVariable(env, variable);
    return path === undefined ? [] : [{ path: expand(path), variable }];
  });
  const home = homedir();
  return [
    ...named,
    { path: join(home, ".openclaw", "openclaw.json") },
    { path: join(home, ".clawdbot", "clawdbot.json") },
  ];
}

/** An absolute path; a `~` at its beginning is the home folder. */
export function expand(path: string): string {
  return resolve(/^~(?=$|[/\\])/.test(path) ? join(homedir(), path.slice(1)) : path);
}
