import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

/** A program of a guide that runs as printed, and what the guide says it prints. */
export interface GuideSample {
  readonly name: string;
  readonly code: string;
  readonly output: string;
}

const marked = /<!-- sample: (?<name>\S+) -->\s+```js\n(?<code>.*?)```\s+```\w+\n(?<output>.*?)```/gs;

/** The samples of a guide, by its path in `docs/`: each marked, and followed by a block with its output. */
export function guideSamples(path: string): GuideSample[] {
  const guide = readFileSync(new URL(`../../../docs/${path}`, import.meta.url), "utf8");
  const samples = [...guide.matchAll(marked)].map(({ groups: { name = "", code = "", output = "" } = {} }) => {
    return { name, code, output };
  });
  const marks = guide.match(/<!-- sample: /g)?.length ?? 0;
  if (samples.length === 0 || samples.length !== marks)
    throw new Error(`${path}: a sample without its output, or none`);
  return samples;
}

/** What a sample prints when it is run by Node against the source: `entry` stands in for the package's `specifier`. */
export async function runSample(code: string, specifier: string, entry: URL): Promise<string> {
  const program = code.replaceAll(`"${specifier}"`, JSON.stringify(entry.href));
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
  return stdout;
}
