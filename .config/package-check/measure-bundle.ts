import { basename } from "node:path";
import { gzipSync } from "node:zlib";

import { build, type Metafile } from "esbuild";

/** The size of a minified browser bundle, gzip, in bytes. */
export interface Bundle {
  /** What reaches a page at once: the entry and what it imports statically. */
  readonly atOnce: number;
  /** The chunks that are loaded on demand. */
  readonly onDemand: number;
  /** Whether anything in it imports from `node:`. */
  readonly isForNode: boolean;
}

/** Bundles a module with this code for a page, its imports resolved from `project`. */
export async function measureBundle(code: string, project: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: project },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    outdir: "/bundle",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const loaded = loadedAtOnce(metafile);
  const sizeOf = (isAtOnce: boolean): number =>
    outputFiles
      .filter(({ path }) => loaded.has(basename(path)) === isAtOnce)
      .reduce((sum, { text }) => sum + gzipSync(text, { level: 9 }).byteLength, 0);
  const isForNode = outputFiles.some(({ text }) => /["']node:/.test(text));
  return { atOnce: sizeOf(true), onDemand: sizeOf(false), isForNode };
}

/** The entry and what it imports statically, by file name. */
function loadedAtOnce({ outputs }: Metafile): Set<string> {
  const loaded = new Set<string>();
  const visit = (path: string | undefined): void => {
    if (path === undefined || loaded.has(basename(path))) return;
    loaded.add(basename(path));
    for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === "import-statement") visit(next);
  };
  visit(Object.keys(outputs).find((path) => basename(path) === "stdin.js"));
  return loaded;
}
