/**
 * `npm run bench` runs every benchmark, `npm run bench -- clawops-request` one, each in a process of its own: what one loads
 * or leaves on the heap would be in the figures of the next.
 */
import { spawnSync } from "node:child_process";

import { benchmarks } from "./benchmarks.ts";
import { writeReadme } from "./report/readme.ts";

const known = Object.keys(benchmarks);
const wanted = process.argv.length > 2 ? process.argv.slice(2) : known;
const stray = wanted.find((name) => !known.includes(name));
if (stray !== undefined) {
  console.error(`There is no benchmark ${stray}; there are ${known.join(", ")}.`);
  process.exit(2);
}
const script = new URL("run-one.ts", import.meta.url).pathname;
const failed = wanted.filter((name) => {
  const { status } = spawnSync(process.execPath, ["--expose-gc", script, name], { stdio: "inherit" });
  return status !== 0;
});
await writeReadme(known);
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
