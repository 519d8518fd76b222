import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import type { PackedPackage } from "./pack.ts";
import type { Report } from "./report.ts";
import { run } from "./run.ts";

const nodeModules = resolve(import.meta.dirname, "../../node_modules");

/** What users compile with. Never `skipLibCheck`: our declarations are part of their build. */
const settings: Record<string, object> = {
  "nodenext, DOM": { module: "nodenext", lib: ["ES2023", "ESNext.Disposable", "DOM", "DOM.Iterable"], types: [] },
  "nodenext, Node types and no DOM": { module: "nodenext", lib: ["ES2023"], types: ["node"] },
  "bundler, DOM": {
    module: "ESNext",
    moduleResolution: "bundler",
    lib: ["ES2023", "ESNext.Disposable", "DOM", "DOM.Iterable"],
    types: [],
  },
};

/** The declarations compile in strict users' projects, with and without the DOM. */
export function checkDeclarations(project: string, packages: readonly PackedPackage[], report: Report): void {
  mkdirSync(join(project, "node_modules/@types"), { recursive: true });
  for (const name of ["@types/node", "undici-types"]) {
    symlinkSync(join(nodeModules, name), join(project, "node_modules", name));
  }
  const entries = packages.flatMap((packed) => packed.entries);
  const lines = entries.map((entry, index) => `import * as entry${index} from "${entry}";\nexport { entry${index} };`);
  writeFileSync(join(project, "entries.mts"), `${lines.join("\n")}\n`);
  for (const [name, setting] of Object.entries(settings)) {
    report.check(`declarations: ${name}`, () => {
      const compilerOptions = {
        strict: true,
        exactOptionalPropertyTypes: true,
        target: "ES2023",
        noEmit: true,
        ...setting,
      };
      writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["entries.mts"] }));
      run(join(nodeModules, ".bin/tsc"), ["-p", "."], project);
    });
  }
}
