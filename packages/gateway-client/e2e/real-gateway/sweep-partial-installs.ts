import { readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Longer than any installation takes. */
const ABANDONED_AFTER_MS = 3_600_000;

/** Removes what installations that were cut off long ago have left beside the target folder. */
export async function sweepPartialInstalls(target: string): Promise<void> {
  const parent = dirname(target);
  const names = await readdir(parent).catch(() => []); // no such folder yet: nothing to sweep
  for (const name of names.filter((candidate) => candidate.startsWith(`${basename(target)}.partial-`))) {
    const folder = join(parent, name);
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(folder, { recursive: true, force: true });
  }
}
