import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { run } from "./run.ts";

/** A package as it would be published. */
export interface PackedPackage {
  readonly name: string;
  /** Its folder in the repository. */
  readonly folder: string;
  readonly tarball: string;
  /** Import paths of its code entries: `@pincer/shared`, `@pincer/shared/internal`, … */
  readonly entries: readonly string[];
}

const root = resolve(import.meta.dirname, "../..");

/** Packs every package of `packages/` into `target`. */
export function packPackages(target: string): PackedPackage[] {
  return readdirSync(join(root, "packages")).map((name) => {
    const folder = join(root, "packages", name);
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      name: string;
      exports: Record<string, unknown>;
    };
    const output = run("npm", ["pack", "--json", "--pack-destination", target], folder);
    const [packed] = Object.values(JSON.parse(output) as Record<string, { filename: string }>);
    if (packed === undefined) throw new Error(`npm pack said nothing about ${manifest.name}`);
    const entries = Object.keys(manifest.exports)
      .filter((path) => !path.endsWith(".json"))
      .map((path) => manifest.name + path.slice(1));
    return { name: manifest.name, folder, tarball: join(target, packed.filename), entries };
  });
}
