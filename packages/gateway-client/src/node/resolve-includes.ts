import { isRecord } from "@pincer/shared/internal";

import { wrongConfig } from "./config-error.ts";
import { includeRoots, readIncluded } from "./included-file.ts";
import { mergeValues } from "./merge-values.ts";
import { parseConfig } from "./parse-config.ts";
import type { Environment } from "./read-environment.ts";

/** How deep files may include files, as the gateway has it. */
const MAX_DEPTH = 10;
/** How many files are read at most: lists of lists would grow without an end. */
const MAX_FILES = 1000;

/**
 * The configuration with each `{ $include: "file" }` replaced by what the file holds, as the gateway does it: paths are relative to the
 * file that names them and stay in the folder of the first one (or in those of `OPENCLAW_INCLUDE_ROOTS`); of a list the later files are
 * put over the earlier ones, and keys beside `$include` over the files. Of the top only the key `section` is looked at: a broken file
 * elsewhere is not this reader's business.
 *
 * @param path of the file that holds `root`
 * @throws GatewayError that names the file and what is wrong with it, never its content
 */
export function resolveIncludes(root: unknown, path: string, section: string, env: Environment): unknown {
  const roots = includeRoots(path, env);
  let files = 0;

  /** `chain`: the files on the way to this one, itself the last. */
  const load = (name: unknown, chain: readonly string[], isTop: boolean): unknown => {
    const here = chain.at(-1) ?? path;
    if (typeof name !== "string" || name === "") {
      throw wrongConfig(here, "$include must be the path of a file, or a list of such paths");
    }
    if (chain.length > MAX_DEPTH) throw wrongConfig(here, `$include goes deeper than ${MAX_DEPTH} files`);
    files += 1;
    if (files > MAX_FILES) throw wrongConfig(path, `it includes more than ${MAX_FILES} files`);
    const { path: found, text } = readIncluded(name, here, roots);
    if (chain.includes(found)) throw wrongConfig(here, `$include of ${found} is a circle`);
    return resolve(parseConfig(text, found), [...chain, found], isTop);
  };

  const resolve = (value: unknown, chain: readonly string[], isTop: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => resolve(item, chain, false));
    if (!isRecord(value)) return value;
    const { $include: names, ...beside } = value;
    const kept = Object.entries(beside).filter(([key]) => !isTop || key === section);
    const own = Object.fromEntries(kept.map(([key, item]) => [key, resolve(item, chain, false)]));
    if (!Object.hasOwn(value, "$include")) return own;
    const included = Array.isArray(names)
      ? names.map((name) => load(name, chain, isTop)).reduce((below, above) => mergeValues(below, above), {})
      : load(names, chain, isTop);
    if (kept.length === 0) return included;
    if (isRecord(included)) return mergeValues(included, own);
    throw wrongConfig(chain.at(-1) ?? path, "beside $include there are keys, but what is included is no object");
  };

  return resolve(root, [path], true);
}
