import { readFileSync } from "node:fs";

/** A program of a guide that runs as printed, and what the guide says it prints. */
export interface GuideSample {
  readonly name: string;
  readonly code: string;
  readonly output: string;
}

const marked =
  /<!-- sample: (?<name>\S+\.mjs) -->\s+```js\n(?<code>.*?)```\s+(?:It prints:\s+)?```\w+\n(?<output>.*?)```/gs;
const marks = /<!-- sample: \S+\.mjs -->/g;

/** The samples of a guide that are programs, by its path in `docs/`: each marked, and followed by a block with its output. */
export function guideSamples(path: string): GuideSample[] {
  const guide = readFileSync(new URL(`../../docs/${path}`, import.meta.url), "utf8");
  const samples = [...guide.matchAll(marked)].map(({ groups: { name = "", code = "", output = "" } = {} }) => {
    return { name, code, output };
  });
  if (samples.length !== (guide.match(marks)?.length ?? 0)) throw new Error(`${path}: a sample without its output`);
  return samples;
}
