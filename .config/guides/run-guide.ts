import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import type { GuideSample } from "./guide-samples.ts";

/**
 * What each sample of a guide prints when they are run one after another in one Node process, against the source: the entries of
 * the package stand for its names.
 *
 * @param manifest the package's `package.json`
 */
export async function runGuide(samples: readonly GuideSample[], manifest: URL): Promise<string[]> {
  const end = `\n${crypto.randomUUID()}\n`;
  const folder = mkdtempSync(join(tmpdir(), "pincer-guide-"));
  try {
    for (const { name, code } of samples) writeFileSync(join(folder, name), withSources(code, manifest));
    // One after another: static imports would not wait for each other.
    const main = samples.map(({ name }) => `await import("./${name}"); console.log(${JSON.stringify(end)});`);
    writeFileSync(join(folder, "main.mjs"), main.join("\n"));
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "main.mjs")]);
    return stdout.split(`${end}\n`).slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Names of entries become the URLs of their sources, for a program that has no package around it. */
function withSources(code: string, manifest: URL): string {
  return entries(manifest).reduce((text, [name, url]) => text.replaceAll(`"${name}"`, JSON.stringify(url)), code);
}

function entries(manifest: URL): (readonly [name: string, url: string])[] {
  const { name: own, exports } = JSON.parse(readFileSync(manifest, "utf8")) as {
    name: string;
    exports: Record<string, string | { readonly default: string }>;
  };
  return Object.entries(exports).flatMap(([name, entry]) => {
    if (typeof entry === "string") return [];
    const source = entry.default.replace("./dist/", "./src/").replace(/\.js$/, ".ts");
    return [[name.replace(".", own), new URL(source, manifest).href]] as const;
  });
}
