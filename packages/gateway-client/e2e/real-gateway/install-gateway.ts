import { randomUUID } from "node:crypto";
import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { cacheDir } from "./cache-dir.ts";
import type { Generation } from "./generation.ts";
import { runNpmInstall } from "./run-npm-install.ts";
import { sweepPartialInstalls } from "./sweep-partial-installs.ts";

/** Written last, so a folder that has it is complete. It holds what the installation was made from. */
const MARKER = "complete.json";

interface Place {
  readonly target: string;
  readonly entry: string;
  /** What the marker must say. */
  readonly recipe: string;
}

/**
 * Installs a gateway into the cache folder, or finds it there.
 *
 * The installation happens in a folder of its own that gets its final name only when it is complete, so one that was cut off
 * is never taken for a whole one, and two that run at once do not disturb each other. One made from another recipe is replaced.
 *
 * @returns the command line's entry, to be run by Node
 * @throws Error with the end of npm's output if the installation fails
 */
export async function installGateway(generation: Generation): Promise<string> {
  const { name, version, npmArguments, manifest } = generation;
  const target = join(cacheDir(), `${name}-${version}`);
  const entry = join(target, "node_modules", name, generation.entry);
  const place: Place = { target, entry, recipe: JSON.stringify({ name, version, manifest, npmArguments }) };
  if (await isComplete(place)) return entry;

  await sweepPartialInstalls(target);
  const staging = `${target}.partial-${randomUUID()}`;
  try {
    await mkdir(staging, { recursive: true });
    await prepareFolder(staging, generation);
    await runNpmInstall(staging, npmArguments);
    await checkVersion(staging, generation);
    await generation.finish?.(staging);
    await writeFile(join(staging, MARKER), place.recipe);
    await moveIntoPlace(staging, place);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return entry;
}

async function prepareFolder(folder: string, { name, version, manifest }: Generation): Promise<void> {
  const content = { private: true, dependencies: { [name]: version }, ...manifest };
  await writeFile(join(folder, "package.json"), `${JSON.stringify(content, null, 2)}\n`);
  await writeFile(join(folder, ".gitignore"), "*\n");
}

async function checkVersion(folder: string, { name, version }: Generation): Promise<void> {
  const manifest = join(folder, "node_modules", name, "package.json");
  const found: unknown = JSON.parse(await readFile(manifest, "utf8"));
  const installed = typeof found === "object" && found !== null && "version" in found ? found.version : undefined;
  if (installed === version) return;
  throw new Error(`npm installed ${name} ${String(installed)} where ${version} was asked for.`);
}

async function moveIntoPlace(staging: string, place: Place): Promise<void> {
  if (await isComplete(place)) return; // somebody else was faster
  await rm(place.target, { recursive: true, force: true });
  try {
    await rename(staging, place.target);
  } catch (error) {
    if (await isComplete(place)) return;
    throw error;
  }
}

async function isComplete({ target, entry, recipe }: Place): Promise<boolean> {
  try {
    await access(entry);
    return (await readFile(join(target, MARKER), "utf8")) === recipe;
  } catch {
    return false; // not there, or not wholly
  }
}
