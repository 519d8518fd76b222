/**
 * Checks what would be published: packs every package, reads the manifest as publint and are-the-types-wrong do, installs the
 * tarballs in a scratch project outside the repository, imports and requires every entry there, runs the installed program and
 * the samples of the README, compiles against the declarations, and bundles the portable entries for the browser within their
 * size budgets.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { checkBundles } from "./bundles.ts";
import { checkDeclarations } from "./declarations.ts";
import { checkEntries } from "./entries.ts";
import { checkManifests } from "./manifests.ts";
import { packPackages } from "./pack.ts";
import { checkPrograms } from "./programs.ts";
import { Report } from "./report.ts";
import { checkSamples } from "./samples.ts";
import { installScratchProject } from "./scratch.ts";

const folder = mkdtempSync(join(tmpdir(), "pincer-package-check-"));
const report = new Report();
try {
  const packages = packPackages(folder);
  await checkManifests(packages, report);
  const project = installScratchProject(folder, packages);
  checkEntries(project, packages, report);
  await checkPrograms(project, report);
  checkSamples(project, report);
  checkDeclarations(project, packages, report);
  await checkBundles(project, report);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
report.finish();
