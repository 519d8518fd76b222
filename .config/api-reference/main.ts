/**
 * The API reference of a package in Markdown, from its docstrings: `npm run docs:api -w @pincer/clawops`. It is committed; with `--check`
 * nothing is written, and what is out of date is told instead. A docstring that is missing, or links to nothing, is an error either
 * way. Run in the package's folder; the options stand in its tsconfig.docs.json.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { differingFiles } from "./differing-files.ts";
import { renderReference } from "./render-reference.ts";

const [folder, mode] = process.argv.slice(2);
if (folder === undefined || (mode !== undefined && mode !== "--check")) {
  process.stderr.write("Usage: node .config/api-reference/main.ts <folder of the reference> [--check]\n");
  process.exit(2);
}

const reference = resolve(folder);
const scratch = mkdtempSync(join(tmpdir(), "pincer-api-reference-"));
try {
  const problems = await renderReference(resolve("tsconfig.docs.json"), mode === "--check" ? scratch : reference);
  if (mode === "--check") {
    for (const file of differingFiles(reference, scratch)) problems.push(`${join(folder, file)} is out of date`);
    if (problems.length > 0) problems.push("Say what is missing in the docstrings, then run `npm run docs:api`.");
  }
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
