import { basename } from "node:path";
import { gzipSync } from "node:zlib";

import { build, type Metafile } from "esbuild";

import type { Report } from "./report.ts";

/**
 * What a user imports, and how much of it may reach a page at once: gzip of a minified browser bundle without the chunks that
 * are loaded on demand, in bytes (docs/decisions/0008).
 */
const budgets: ReadonlyArray<{ readonly code: string; readonly bytes: number }> = [
  { code: `export { PincerError } from "@pincer/shared"`, bytes: 2_000 },
  { code: `export { GatewayClient } from "@pincer/gateway-client"`, bytes: 20_000 },
  { code: `export { ClawOps } from "@pincer/clawops"`, bytes: 28_000 },
  { code: `export * from "@pincer/clawops/webhooks"`, bytes: 3_000 },
  { code: `export { createLocalClawOps } from "@pincer/clawops/testing"`, bytes: 40_000 },
];

/** The portable entries bundle for a page: nothing of Node in them, and within their budget. */
export async function checkBundles(project: string, report: Report): Promise<void> {
  for (const { code, bytes } of budgets) {
    const what = `browser bundle: ${code}`;
    try {
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
      const texts = outputFiles.filter(({ path }) => loaded.has(basename(path))).map(({ text }) => text);
      const size = texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).byteLength, 0);
      if (outputFiles.some(({ text }) => /["']node:/.test(text))) report.fail(what, "it imports from node:");
      else if (size === 0) report.fail(what, "there is no bundle");
      else if (size > bytes) report.fail(what, `${size} bytes gzip, the budget is ${bytes}`);
      else report.pass(`${what} (${size} of ${bytes} bytes gzip)`);
    } catch (error) {
      report.fail(what, error instanceof Error ? error.message : String(error));
    }
  }
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
