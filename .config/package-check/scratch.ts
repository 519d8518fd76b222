import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { PackedPackage } from "./pack.ts";
import { run } from "./run.ts";

/** An npm project outside the repository with nothing but the tarballs installed. */
export function installScratchProject(folder: string, packages: readonly PackedPackage[]): string {
  const project = join(folder, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "scratch", private: true }));
  const tarballs = packages.map(({ tarball }) => tarball);
  run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts", ...tarballs], project);
  return project;
}
