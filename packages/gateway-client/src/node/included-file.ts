import { readFileSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, isAbsolute, relative, resolve, sep } from "node:path";

import { wrongConfig } from "./config-error.ts";
import { expand } from "./config-places.ts";
import { type Environment, readVariable } from "./read-environment.ts";

/** The limits of the gateway, in bytes and characters. */
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_PATH = 4096;

/** The folders that included files may be in: that of the configuration, and those that the environment names. */
export function includeRoots(path: string, env: Environment): string[] {
  const named = (readVariable(env, "OPENCLAW_INCLUDE_ROOTS") ?? "").split(delimiter).map((root) => root.trim());
  return [
    dirname(path),
    ...named
      .filter((root) => root !== "")
      .map(expand)
      .filter(isAbsolute),
  ];
}

/**
 * Reads an included file.
 *
 * @param from the file that names it
 * @throws GatewayError where it is missing, too large, no file, or outside of the folders, also by a link
 */
export function readIncluded(name: string, from: string, roots: readonly string[]): { path: string; text: string } {
  const shown = JSON.stringify(name.slice(0, 200));
  const path = resolve(dirname(from), name);
  if (name.includes("\0") || path.length >= MAX_PATH || name.length >= MAX_PATH) {
    throw wrongConfig(from, `$include ${shown} is no path`);
  }
  if (!roots.some((root) => isInside(root, path))) throw outside(from, shown);
  try {
    const real = realpathSync(path);
    if (!roots.some((root) => isInside(realOf(root), real))) throw outside(from, shown);
    const found = statSync(real);
    if (!found.isFile() || found.size > MAX_BYTES) {
      throw wrongConfig(from, `$include ${shown} is no file of at most 2 MiB`);
    }
    return { path, text: readFileSync(real, "utf8") };
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== "string") throw error;
    throw wrongConfig(from, `$include ${shown} cannot be read (${code}): ${path}`);
  }
}

function outside(from: string, shown: string): Error {
  return wrongConfig(from, `$include ${shown} leads out of the configuration's folder`, [
    "Move the file there, or name its folder in OPENCLAW_INCLUDE_ROOTS.",
  ]);
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function realOf(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    return root;
  }
}
