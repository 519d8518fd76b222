import { resolve } from "node:path";

/** The repository's root folder. */
const repositoryRoot: string = resolve(import.meta.dirname, "../../../..");

/**
 * The folder for what the end-to-end suite downloads and logs. Git ignores it.
 *
 * `PINCER_CACHE_DIR` puts it elsewhere (a relative path counts from the repository's root).
 *
 * @default `.cache` in the repository's root
 */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(repositoryRoot, env["PINCER_CACHE_DIR"] || ".cache");
}
