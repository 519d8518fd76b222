import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

import type { GuideSample } from "./guide-samples.ts";

/**
 * What each sample of a guide prints when they are run one after another in one Node process, against the source: the entries of
 * the package stand for its names.
 */
export async function runGuide(samples: readonly GuideSample[]): Promise<string[]> {
  const end = `\n${crypto.randomUUID()}\n`;
  const programs = samples.map(({ code }) => `data:text/javascript,${encodeURIComponent(withSources(code))}`);
  const main = programs.map((url) => `await import(${JSON.stringify(url)}); console.log(${JSON.stringify(end)});`);
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", main.join("\n")]);
  return stdout.split(`${end}\n`).slice(0, -1);
}

/** Names of entries become the URLs of their sources, for a program that has no package around it. */
function withSources(code: string): string {
  return entries().reduce((text, [name, url]) => text.replaceAll(`"${name}"`, JSON.stringify(url)), code);
}

function entries(): (readonly [name: string, url: string])[] {
  const { exports } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    exports: Record<string, string | { readonly default: string }>;
  };
  return Object.entries(exports).flatMap(([name, entry]) => {
    if (typeof entry === "string") return [];
    const source = entry.default.replace("./dist/", "../src/").replace(/\.js$/, ".ts");
    return [[name.replace(".", "@pincer/clawops"), new URL(source, import.meta.url).href]] as const;
  });
}
