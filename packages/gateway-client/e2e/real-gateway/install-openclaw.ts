import { randomUUID } from "node:crypto";
import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { cacheDir } from "./cache-dir.ts";
import { runNpmInstall } from "./run-npm-install.ts";
import { sweepPartialInstalls } from "./sweep-partial-installs.ts";

/** The one gateway version that the suite is written against. */
export const OPENCLAW_VERSION = "2026.9.6";

/** Written last, so a folder that has it is complete. */
const MARKER = "complete.json";

/** An installed gateway. */
export interface OpenclawInstall {
  /** The gateway's command line entry, to be run by Node. */
  readonly entry: string;
  /** False if it was there already. */
  readonly installedNow: boolean;
}

/**
 * Installs the gateway into the cache folder, or finds it there.
 *
 * The installation happens in a folder of its own that gets its final name only when it is complete, so one that was cut off
 * is never taken for a whole one, and two that run at once do not disturb each other.
 *
 * @throws Error with the end of npm's output if the installation fails
 */
export async function installOpenclaw(): Promise<OpenclawInstall> {
  const target = join(cacheDir(), `openclaw-${OPENCLAW_VERSION}`);
  const entry = join(target, "node_modules", "openclaw", "openclaw.mjs");
  if (await isComplete(target, entry)) return { entry, installedNow: false };

  await sweepPartialInstalls(target);
  const staging = `${target}.partial-${randomUUID()}`;
  try {
    await mkdir(staging, { recursive: true });
    await prepareFolder(staging);
    await runNpmInstall(staging);
    await checkVersion(staging);
    await writeFile(join(staging, MARKER), `${JSON.stringify({ version: OPENCLAW_VERSION })}\n`);
    await moveIntoPlace(staging, target, entry);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return { entry, installedNow: true };
}

async function prepareFolder(folder: string): Promise<void> {
  const manifest = { private: true, dependencies: { openclaw: OPENCLAW_VERSION } };
  await writeFile(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(join(folder, ".gitignore"), "*\n");
}

async function checkVersion(folder: string): Promise<void> {
  const manifest = join(folder, "node_modules", "openclaw", "package.json");
  const found: unknown = JSON.parse(await readFile(manifest, "utf8"));
  const version = typeof found === "object" && found !== null && "version" in found ? found.version : undefined;
  if (version === OPENCLAW_VERSION) return;
  throw new Error(`npm installed openclaw ${String(version)} where ${OPENCLAW_VERSION} was asked for.`);
}

async function moveIntoPlace(staging: string, target: string, entry: string): Promise<void> {
  if (await isComplete(target, entry)) return; // somebody else was faster
  await rm(target, { recursive: true, force: true });
  try {
    await rename(staging, target);
  } catch (error) {
    if (await isComplete(target, entry)) return;
    throw error;
  }
}

async function isComplete(target: string, entry: string): Promise<boolean> {
  try {
    await access(join(target, MARKER));
    await access(entry);
    return true;
  } catch {
    return false;
  }
}
