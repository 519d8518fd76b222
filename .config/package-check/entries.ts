import type { PackedPackage } from "./pack.ts";
import type { Report } from "./report.ts";
import { run } from "./run.ts";

/** Every entry is there for `import` and for `require`, with the same names, and the process ends by itself. */
export function checkEntries(project: string, packages: readonly PackedPackage[], report: Report): void {
  for (const entry of packages.flatMap(({ entries }) => entries)) {
    report.check(`import and require: ${entry}`, () => {
      const show =
        "console.log(Object.keys(entry).filter((name) => !['module.exports', '__esModule'].includes(name)).sort().join())";
      const imported = run(
        "node",
        ["--input-type=module", "-e", `import * as entry from "${entry}"; ${show}`],
        project,
      );
      const required = run(
        "node",
        ["--input-type=commonjs", "-e", `const entry = require("${entry}"); ${show}`],
        project,
      );
      if (imported.trim() === "") throw new Error("it exports nothing");
      if (imported !== required) throw new Error(`import gives ${imported}, require gives ${required}`);
    });
  }
}
