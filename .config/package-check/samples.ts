import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import type { Report } from "./report.ts";
import { run } from "./run.ts";

const readme = resolve(import.meta.dirname, "../../README.md");

/** Runs the samples of the README as printed, each under the name that the comment above it gives. */
export function checkSamples(project: string, report: Report): void {
  const samples = [...readFileSync(readme, "utf8").matchAll(/<!-- sample: (\S+) -->\s+```js\n(.*?)```/gs)];
  if (samples.length === 0) report.fail("samples", "the README marks none");
  for (const [, name = "", code = ""] of samples) {
    report.check(`README sample: ${name}`, () => {
      writeFileSync(join(project, name), code);
      if (run("node", [name], project).trim() === "") throw new Error("it printed nothing");
    });
  }
}
