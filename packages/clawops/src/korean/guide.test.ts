import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { inspectMessage } from "./inspect-message.ts";

const guide = readFileSync(new URL("../../../../docs/clawops/korean.md", import.meta.url), "utf8");
const samples = [...guide.matchAll(/<!-- sample: (\S+) -->\s+```js\n(.*?)```\s+It prints:\s+```text\n(.*?)```/gs)].map(
  ([, name, code, output]) => ({ name, code, output }),
);

test("every sample of the guide says what it prints", () => {
  expect(samples.map(({ name }) => name)).toEqual(guide.match(/(?<=<!-- sample: )\S+/g));
});

// Each starts a process, which takes its time on a busy machine.
test.each(samples)("the sample $name prints what the guide says", { timeout: 60_000 }, ({ code = "", output }) => {
  const entry = new URL("index.ts", import.meta.url).href;
  const program = code.replace("@pincer/clawops/korean", entry);
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect(printed).toBe(output);
});

test("the guide's lists of what prints and what does not are right", () => {
  const [, bad = "", good = ""] =
    /Nor do (.*?) and the no-break space of copied HTML\.\s+(.*?) and curly quotes do\./s.exec(guide) ?? [];
  const charactersOf = (list: string): string[] => list.split(/, | and /);
  const findings = (list: string): number[] => charactersOf(list).map((c) => inspectMessage(c).unprintable.length);
  expect(findings(bad)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(findings(good)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});
