import { readFile, writeFile } from "node:fs/promises";

import { isMet } from "../measure/result.ts";
import { type Kept, resultFile } from "./kept.ts";
import { figureInWords, targetInWords } from "./words.ts";

const file = new URL("../README.md", import.meta.url);
const begin = "<!-- results: written by `npm run bench` -->";
const end = "<!-- end of results -->";

/** Puts the kept results of these benchmarks into the README, between its two marks. */
export async function writeReadme(names: readonly string[]): Promise<void> {
  const readme = await readFile(file, "utf8");
  const [before, rest] = readme.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error("bench/README.md has lost its marks for the results");
  const results = (await Promise.all(names.map(readKept))).filter((kept) => kept !== undefined);
  await writeFile(file, `${before}${begin}\n\n${results.map(section).join("\n")}\n${end}${after}`);
}

async function readKept(name: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(resultFile(name), "utf8")) as Kept;
  } catch (error) {
    if ((error as { code?: unknown }).code === "ENOENT") return undefined; // not run yet
    throw error;
  }
}

function section({ name, title, node, comparisons, figures, remarks }: Kept): string {
  const judged = comparisons.map((comparison) => {
    const met = isMet(comparison);
    const { what, value, unit } = comparison;
    return [what, figureInWords(value, unit), targetInWords(comparison), met === undefined ? "" : met ? "yes" : "no"];
  });
  const absolute = figures.map(({ subject, measure, value, unit }) => [subject, measure, figureInWords(value, unit)]);
  return [
    `### ${name}\n\n${title} (Node ${node.slice(1)}).\n`,
    ...(judged.length === 0 ? [] : [table(["What", "Result", "Target", "Met"], judged)]),
    ...(absolute.length === 0 ? [] : [table(["Subject", "Measure", "Figure"], absolute)]),
    ...remarks.map((remark) => `${remark}\n`),
  ].join("\n");
}

/** A Markdown table with its columns in line. */
function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return `${[line(head), rule, ...rows.map(line)].join("\n")}\n`;
}
