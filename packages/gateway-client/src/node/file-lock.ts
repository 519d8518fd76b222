import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { GatewayError } from "../errors/gateway-error.ts";

/** Work on a store takes milliseconds: a lock that is older was left behind by a process that died. */
const STALE_MS = 10_000;
/** How long to wait for others, in milliseconds: longer than it takes to see that a lock was left behind. */
const PATIENCE_MS = 15_000;
const PAUSE_MS = 20;

/**
 * Does the work while no other process does work on the file. The lock is a file beside it, which is gone afterwards.
 *
 * @throws GatewayError (`configuration`) where others do not let go of it; what the file system says where it cannot be made
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  const mine = randomUUID();
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  for (let waited = 0; !(await take(lock, mine)); waited += PAUSE_MS) {
    if (waited > PATIENCE_MS) {
      throw new GatewayError(`The store ${file} is in use by another process for too long.`, {
        kind: "configuration",
        retryable: true,
        steps: [`Where none uses it, delete ${lock}.`],
      });
    }
    await breakStale(lock);
    await delay(PAUSE_MS * (0.5 + Math.random()));
  }
  try {
    return await work();
  } finally {
    // Not one that another process has made, should it have taken this one for left behind.
    if ((await ownerOf(lock)) === mine) await rm(lock, { force: true });
  }
}

async function take(lock: string, owner: string): Promise<boolean> {
  try {
    const handle = await open(lock, "wx", 0o600);
    try {
      await handle.writeFile(owner);
    } catch (error) {
      // A full disk: a lock without an owner would keep everybody waiting until it is old.
      await rm(lock, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    // Windows says EPERM for a file that is just being deleted.
    if (code === "EEXIST" || (code === "EPERM" && process.platform === "win32")) return false;
    throw error;
  }
}

/** Moved away first, which only one of several processes can do. */
async function breakStale(lock: string): Promise<void> {
  try {
    if (Date.now() - (await stat(lock)).mtimeMs < STALE_MS) return;
    const aside = `${lock}.${randomUUID()}`;
    await rename(lock, aside);
    await rm(aside, { force: true });
  } catch {
    // Gone already: the next try to take it decides.
  }
}

async function ownerOf(lock: string): Promise<string | undefined> {
  return readFile(lock, "utf8").catch(() => undefined);
}
